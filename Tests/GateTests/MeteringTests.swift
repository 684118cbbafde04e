import Foundation
import NIOCore
import OpenAPI
import Storage
import Testing
import TokenDesk

@testable import Gate

@Suite("Metering at the gate", .serialized)
struct MeteringTests {
    /// Requests by operation and class of status, as the store has them.
    static func lines(_ gate: GateFixture, _ id: TokenID) async throws -> [String: Int] {
        try await gate.store.tokens.flush()
        return try await Self.lines(in: gate.store, id)
    }

    static func lines(in store: Store, _ id: TokenID) async throws -> [String: Int] {
        let lines = try await store.usage.lines(of: id, last: 2)
        return Dictionary(lines.map { ("\($0.operation) \($0.statusClass)", $0.requests) }, uniquingKeysWith: +)
    }

    @Test(
        "Every request that came with the token is counted once, by operation and class of status, refused ones included"
    )
    func mixed() async throws {
        try await GateFixture.run { gate in
            let id = gate.issued.record.id
            let list = try #require(gate.rules.value?.document.match(method: "GET", path: "/vehicles")).operation.id
            let post = try #require(gate.rules.value?.document.match(method: "POST", path: "/vehicles")).operation.id
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let bytes =
                            gate.request() + gate.request("POST /vehicles") + gate.request("HEAD /vehicles")
                            + gate.request("GET /a/b/c") + gate.request("PUT /vehicles")
                            + gate.request("GET /vehicles", token: "x")
                            + gate.request(fields: ["Connection: close"])
                        let received = try await gate.exchange(bytes)
                        let statuses = received.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
                        #expect(statuses == ["200", "403", "200", "404", "405", "401", "200"])
                    }
                }
                try await group.waitForAll()
            }
            let lines = try await Self.lines(gate, id)
            #expect(lines == ["\(list) 2": 24, "\(post) 4": 8, " 4": 16])
            #expect(try await gate.store.tokens.find(id, owner: nil)?.requests == 48)
            let failures = try await gate.store.usage.failures(of: id)
            #expect(failures.count == 20 && Set(failures.map(\.reason)) == ["missing-scope", ""])
        }
    }

    @Test("What the API fails to answer counts with the status that the caller saw")
    func failures() async throws {
        var limits = GateLimits()
        limits.idleTime = .seconds(2)
        try await GateFixture.run(limits: limits) { gate in
            for path in ["/cut", "/garbage", "/silent", "/half"] {
                _ = try await gate.exchange(gate.request("GET \(path)", fields: ["Connection: close"]))
            }
            let failures = try await gate.store.usage.failures(of: gate.issued.record.id)
            #expect(failures.map(\.status).sorted() == [502, 502, 504])
            #expect(try await Self.lines(gate, gate.issued.record.id).values.reduce(0, +) == 4)
        }
    }

    @Test(
        "What is refused before the token is read counts for nobody, what is refused after it was let through for the token"
    )
    func refusedEarlyAndLate() async throws {
        var limits = GateLimits()
        limits.idleTime = .seconds(2)
        limits.lingerTime = .milliseconds(50)
        try await GateFixture.run(limits: limits) { gate in
            let id = gate.issued.record.id
            let early = [
                gate.request("GET /vehicles?access_token=x"), gate.request("GET /vehicles/..%2fadmin"),
                gate.request(fields: ["Authorization: Bearer \(gate.token)"]),
                gate.request(fields: ["Cookie: t=\(gate.token)"]), gate.request(fields: ["Expect: 200-ok"]),
                gate.request(fields: ["Content-Length: 1", "Transfer-Encoding: chunked"]),
                gate.request("CONNECT /vehicles"),
            ]
            for bytes in early {
                let received = try await gate.exchange(bytes, until: "}\n")
                #expect(
                    received.hasPrefix("HTTP/1.1 4") || received.hasPrefix("HTTP/1.1 501 "), "\(bytes): \(received)")
            }
            #expect(try await Self.lines(gate, id).isEmpty)
            let late: [(bytes: String, status: Int)] = [
                (gate.request("POST /echo", fields: ["Transfer-Encoding: chunked"], body: "zz\r\n"), 400),
                (gate.request("POST /echo", fields: ["Content-Length: 9"], body: "a"), 408),
                (gate.request("GET /cut", fields: ["Connection: close"]), 502),
                (gate.request("DELETE /vehicles", fields: ["Connection: close"]), 405),
            ]
            for (bytes, status) in late {
                let received = try await gate.exchange(bytes)
                #expect(received.hasPrefix("HTTP/1.1 \(status) "), "\(received)")
            }
            #expect(try await Self.lines(gate, id).values.reduce(0, +) == late.count)
            let failures = try await gate.store.usage.failures(of: id)
            #expect(failures.map(\.status).sorted() == late.map(\.status).sorted())
        }
    }

    @Test("A client that leaves before the answer is counted, once")
    func abandoned() async throws {
        try await GateFixture.run { gate in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request("GET /silent"))
            for _ in 0..<12_000 where gate.upstream.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            await client.close()
            var count = 0
            for _ in 0..<6_000 where count == 0 {
                try await Task.sleep(for: .milliseconds(10))
                count = try await Self.lines(gate, gate.issued.record.id).values.reduce(0, +)
            }
            #expect(count == 1)
            #expect(try await gate.store.usage.failures(of: gate.issued.record.id).map(\.status) == [499])
        }
    }

    @Test("An orderly stop in the middle of requests loses no count")
    func stop() async throws {
        var limits = GateLimits()
        limits.graceTime = .milliseconds(200)
        var id: TokenID?
        var clients: [RawClient] = []
        try await GateFixture.run(limits: limits) { gate in
            id = gate.issued.record.id
            for line in ["GET /vehicles", "GET /silent", "GET /events", "GET /silent"] {
                let client = try await RawClient(port: gate.port)
                client.push(gate.request(line))
                clients.append(client)
            }
            for _ in 0..<12_000 where gate.upstream.requests.count < 4 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(gate.upstream.requests.count == 4)
        } after: { reopened in
            // Another opening of the store: what was counted is on disk, the gate itself has put it there.
            let lines = try await Self.lines(in: reopened, try #require(id))
            #expect(lines.values.reduce(0, +) == 4)
        }
        for client in clients { await client.close() }
    }

    @Test("A token's rate is told with every answer, whatever the API says of rates")
    func rate() async throws {
        try await GateFixture.run { gate in
            let limited = try await gate.issue(rate: try RateLimit(perMinute: 60, burst: 2))
            let bytes = gate.request(token: limited.token.reveal(), fields: ["Connection: close"])
            let first = try await gate.exchange(bytes)
            #expect(first.contains("RateLimit-Limit: 2\r\n") && first.contains("RateLimit-Remaining: 1\r\n"))
            #expect(first.contains("RateLimit-Reset: 1\r\n"))
            _ = try await gate.exchange(bytes)
            let third = try await gate.exchange(bytes)
            #expect(third.hasPrefix("HTTP/1.1 429 ") && third.contains("Retry-After: 1\r\n"))
            let unlimited = try await gate.exchange(gate.request(fields: ["Connection: close"]))
            #expect(!unlimited.contains("RateLimit-"))
        }
    }
}
