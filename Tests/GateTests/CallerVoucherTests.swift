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
    func bounds() {
        let voucher = CallerVoucher()
        let value = voucher.value(method: "GET", target: "/a?b=1", address: "192.0.2.9", at: Self.now)
        #expect(voucher.address(of: Self.head([value]), at: Self.now) == IPAddress("192.0.2.9"))
        #expect(voucher.address(of: Self.head([value]), at: Self.now + 60) == IPAddress("192.0.2.9"))
        #expect(voucher.address(of: Self.head([value]), at: Self.now - 60) == IPAddress("192.0.2.9"))
        #expect(voucher.address(of: Self.head([value]), at: Self.now + 61) == nil)
        #expect(voucher.address(of: Self.head([value]), at: Self.now - 61) == nil)
        #expect(voucher.address(of: Self.head([value], method: .POST), at: Self.now) == nil)
        #expect(voucher.address(of: Self.head([value], uri: "/a?b=2"), at: Self.now) == nil)
        #expect(CallerVoucher().address(of: Self.head([value]), at: Self.now) == nil)
        let own = voucher.value(method: "GET", target: "/a?b=1", address: "::1", at: Self.now)
        #expect(voucher.address(of: Self.head([own]), at: Self.now) == IPAddress("::1"))
    }

    @Test("What was changed, came twice or is none says nothing")
    func forged() {
        let voucher = CallerVoucher()
        let value = voucher.value(method: "GET", target: "/a?b=1", address: "192.0.2.9", at: Self.now)
        let values: [[String]] = [
            [], [""], [value, value], ["192.0.2.9"], [value.replacing("192.0.2.9", with: "192.0.2.8")], [value + ";"],
            [value + " "], [String(value.dropLast())], ["9223372036854775807;;192.0.2.9"],
            ["-9223372036854775808;x;192.0.2.9"], [value.replacing("1772436600", with: "1772436601")],
            [value.replacing("1772436600", with: "+1772436600")], [String(repeating: "1", count: 5_000)],
        ]
        for forged in values { #expect(voucher.address(of: Self.head(forged), at: Self.now) == nil, "\(forged)") }
        let name = voucher.value(method: "GET", target: "/a?b=1", address: "localhost", at: Self.now)
        #expect(voucher.address(of: Self.head([name]), at: Self.now) == nil)
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
            // Another process, or somebody who makes one up, is where the connection comes from.
            let forged = try await answer(local, CallerVoucher())
            #expect(forged.contains("X-Forwarded-For: 127.0.0.1\n") && !forged.lowercased().contains("portico-caller"))
        }
    }
}
