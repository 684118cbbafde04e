import Egress
import Foundation
import NIOHTTP1
import Storage
import Testing
import TokenDesk

@testable import Gate

@Suite("Portico's word on from where a call of its explorer comes (THREATS O3)")
struct CallerVoucherTests {
    static let now = Date(timeIntervalSince1970: 1_772_436_600)

    static func head(_ values: [String], method: HTTPMethod = .GET, uri: String = "/a?b=1") -> HTTPRequestHead {
        HTTPRequestHead(
            version: .http1_1, method: method, uri: uri,
            headers: HTTPHeaders([("Host", "a")] + values.map { ("portico-caller", $0) }))
    }

    @Test("It is good for one request, one minute and one gate")
    func bounds() throws {
        let voucher = CallerVoucher()
        let value = voucher.value(method: "GET", target: "/a?b=1", address: "192.0.2.9", at: Self.now)
        func address(_ head: HTTPRequestHead, after seconds: TimeInterval = 0) throws -> IPAddress? {
            try voucher.address(of: head, at: Self.now + seconds)
        }
        for seconds in [0.0, 60, -60] {
            #expect(try address(Self.head([value]), after: seconds) == IPAddress("192.0.2.9"))
        }
        for seconds in [61.0, -61] {
            #expect(throws: Refusal.self) { try address(Self.head([value]), after: seconds) }
        }
        #expect(throws: Refusal.self) { try address(Self.head([value], method: .POST)) }
        #expect(throws: Refusal.self) { try address(Self.head([value], uri: "/a?b=2")) }
        #expect(throws: Refusal.self) { try CallerVoucher().address(of: Self.head([value]), at: Self.now) }
        let own = voucher.value(method: "GET", target: "/a?b=1", address: "::1", at: Self.now)
        #expect(try address(Self.head([own])) == IPAddress("::1"))
        #expect(try address(Self.head([])) == nil)
    }

    @Test("O3: What was changed, came twice or is none is refused, and does not count as not being there")
    func forged() {
        let voucher = CallerVoucher()
        let value = voucher.value(method: "GET", target: "/a?b=1", address: "192.0.2.9", at: Self.now)
        let values: [[String]] = [
            [""], [value, value], ["192.0.2.9"], [value.replacing("192.0.2.9", with: "192.0.2.8")], [value + ";"],
            [value + " "], [String(value.dropLast())], ["9223372036854775807;;192.0.2.9"],
            ["-9223372036854775808;x;192.0.2.9"], [value.replacing("1772436600", with: "1772436601")],
            [value.replacing("1772436600", with: "+1772436600")], [String(repeating: "1", count: 5_000)],
        ]
        for forged in values {
            let refusal = #expect(throws: Refusal.self, "\(forged)") {
                try voucher.address(of: Self.head(forged), at: Self.now)
            }
            #expect(refusal?.status == 400)
        }
        let name = voucher.value(method: "GET", target: "/a?b=1", address: "localhost", at: Self.now)
        #expect(throws: Refusal.self) { try voucher.address(of: Self.head([name]), at: Self.now) }
    }

    @Test("A token limited to networks is held to the browser's, and no word of it reaches the API (THREATS G5, D7)")
    func networks() async throws {
        let voucher = CallerVoucher()
        try await GateFixture.run {
            $0.voucher = voucher
        } _: { gate in
            func token(_ network: String) async throws -> String {
                let draft = TokenDraft(
                    api: StubBook.api, label: "test", rights: AccessRights(scopes: [Scope("read")]),
                    networks: [try Network(network)])
                let issued = try await gate.store.tokens.issue(draft, for: gate.owner, offer: nil, by: .commandLine)
                return issued.token.reveal()
            }
            func answer(_ token: String, _ voucher: CallerVoucher?, method: String = "GET") async throws -> String {
                let value = voucher?.value(method: "GET", target: "/vehicles", address: "192.0.2.9", at: Date())
                let fields = ["Connection: close"] + (value.map { ["Portico-Caller: \($0)"] } ?? [])
                return try await gate.exchange(gate.request(token: token, fields: fields))
            }
            let (branch, local) = (try await token("192.0.2.0/24"), try await token("127.0.0.1"))
            let passed = try await answer(branch, voucher)
            #expect(passed.hasPrefix("HTTP/1.1 200 ") && passed.contains("X-Forwarded-For: 192.0.2.9\n"))
            #expect(!passed.lowercased().contains("portico-caller"))
            #expect(try await answer(branch, nil).contains("\"code\":\"network\""))
            #expect(try await answer(local, nil).hasPrefix("HTTP/1.1 200 "))
            #expect(try await answer(local, voucher).contains("\"code\":\"network\""))
        }
    }

    @Test(
        "O3: Whoever spoils the field or makes one up does not pass for this machine, and the API hears nothing of it")
    func spoiled() async throws {
        let voucher = CallerVoucher()
        try await GateFixture.run {
            $0.voucher = voucher
        } _: { gate in
            let good = voucher.value(method: "GET", target: "/vehicles", address: "192.0.2.9", at: Date())
            let forged = CallerVoucher().value(method: "GET", target: "/vehicles", address: "127.0.0.1", at: Date())
            let spellings = ["Portico-Caller", "portico-caller", "PORTICO_CALLER", "portico.caller"]
            let spoiled =
                spellings.flatMap { [["\($0): \(forged)"], ["\($0): x"], ["\($0):"]] }
                + spellings.flatMap {
                    [["\($0): x", "Portico-Caller: \(good)"], ["Portico-Caller: \(good)", "\($0): x"]]
                }
                + [["Portico-Caller: \(good)", "Portico-Caller: \(good)"], ["Portico-Caller: \(good), \(good)"]]
            for fields in spoiled {
                let answer = try await gate.exchange(gate.request(fields: fields))
                #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.contains("\"code\":\"malformed\""), "\(fields)")
                #expect(!answer.contains(good))
            }
            let passed = try await gate.exchange(
                gate.request(fields: ["Portico-Caller: \(good)", "Connection: close"]))
            #expect(passed.hasPrefix("HTTP/1.1 200 "))
        }
    }
}
