import Foundation
import NIOCore
import Testing

@testable import Gate

@Suite("Raw requests to the gate", .serialized)
struct SmugglingTests {
    /// An API that has answered every whole message with a short text.
    static let api: RawUpstream.Script = { _, bytes in
        guard let end = bytes.range(of: "\r\n\r\n") else { return .wait }
        let isWhole = !bytes.contains("Transfer-Encoding: chunked") || bytes.hasSuffix("0\r\n\r\n")
        let length = bytes.contains("Content-Length: 5\r\n") ? 5 : 0
        guard isWhole, bytes[end.upperBound...].utf8.count >= length else { return .wait }
        return .send(RawUpstream.response("fine"))
    }

    static func statuses(_ received: String) -> [String] {
        received.components(separatedBy: "HTTP/1.1 ").dropFirst().map { String($0.prefix(3)) }
    }

    /// Sends bytes with `@` filled in; gives what came until the gate closed, and whether it did.
    static func send(_ bytes: String, to gate: GateFixture) async throws -> (received: String, isClosed: Bool) {
        let client = try await RawClient(port: gate.port)
        client.push(
            bytes.replacing("@", with: "Host: a\r\nAuthorization: Bearer \(gate.token)\r\n", maxReplacements: 1))
        let received = await client.wait { _, isClosed in isClosed }
        let isClosed = client.isClosed
        await client.close()
        return (received, isClosed)
    }

    @Test(
        "No request hides behind another: one refusal, the connection closed, nothing at the API (THREATS G11, X5, X11)"
    )
    func refused() async throws {
        var limits = GateLimits()
        limits.lingerTime = .milliseconds(50)
        limits.headTime = .seconds(5)
        try await GateFixture.run(before: Self.api, limits: limits) { gate, upstream in
            for item in RequestCorpus.refused {
                let (received, isClosed) = try await Self.send(item.bytes, to: gate)
                let statuses = Self.statuses(received)
                #expect(
                    statuses.count == 1 && ["400", "431", "501", "505"].contains(statuses.first), "\(item): \(received)"
                )
                #expect(isClosed, "\(item)")
                #expect(upstream.all.isEmpty, "\(item): \(upstream.all)")
                guard upstream.all.isEmpty else { return }
            }
        }
    }

    @Test("A chunked body that breaks is never completed at the API (THREATS X5)")
    func brokenChunks() async throws {
        var limits = GateLimits()
        limits.lingerTime = .milliseconds(50)
        for body in RequestCorpus.brokenChunks {
            try await GateFixture.run(before: Self.api, limits: limits) { gate, upstream in
                let head = "POST /echo HTTP/1.1\r\n@Transfer-Encoding: chunked\r\n\r\n"
                let (received, isClosed) = try await Self.send(head + body + RequestCorpus.smuggled, to: gate)
                #expect(
                    ["400", "431"].contains(Self.statuses(received).first), "\(body.debugDescription): \(received)")
                #expect(Self.statuses(received).count == 1 && isClosed, "\(body.debugDescription)")
                for _ in 0..<12_000 where upstream.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
                #expect(upstream.openConnections == 0)
                let seen = upstream.all
                #expect(!seen.contains("smuggled") && !seen.hasSuffix("0\r\n\r\n"), "\(body.debugDescription): \(seen)")
            }
        }
    }

    @Test("A target that means two things, or another authority, is refused and not passed (THREATS G3)")
    func targets() async throws {
        try await GateFixture.run(before: Self.api) { gate, upstream in
            for target in RequestCorpus.targets {
                let bytes = "GET \(target) HTTP/1.1\r\n@Connection: close\r\n\r\n"
                let (received, _) = try await Self.send(bytes, to: gate)
                #expect(Self.statuses(received) == ["400"], "\(target): \(received)")
            }
            #expect(upstream.all.isEmpty)
        }
    }

    @Test(
        "What can be read in one way only passes, framed anew (THREATS X5, X8)",
        arguments: [
            ("Transfer-Encoding: chunked", "5;ext=\"1\"\r\nhello\r\n0;ext\r\nX-Trailer: 1\r\nHost: b\r\n\r\n"),
            ("Transfer-Encoding: chunked", "5\r\nhello\r\n0\r\nAuthorization: Bearer x\r\n\r\n"),
            ("Transfer-Encoding:\tchunked", "005\r\nhello\r\n0\r\n\r\n"),
            ("transfer-encoding: Chunked", "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"),
            ("Content-Length: 5", "hello"), ("content-length:5", "hello"), ("Content-Length: 005", "hello"),
        ])
    func passed(field: String, body: String) async throws {
        try await GateFixture.run(before: Self.api) { gate, upstream in
            let bytes = gate.request("POST /echo", fields: [field], body: body)
            let received = try await gate.exchange(
                bytes + gate.request("GET /vehicles", fields: ["Connection: close"]))
            #expect(Self.statuses(received) == ["200", "200"])
            let seen = upstream.all
            #expect(seen.components(separatedBy: "POST /echo HTTP/1.1\r\n").count == 2)
            #expect(seen.components(separatedBy: "GET /vehicles HTTP/1.1\r\n").count == 2)
            #expect(!seen.contains("X-Trailer") && !seen.contains("ext=") && !seen.contains("Host: b"))
            let framings = seen.lowercased().components(separatedBy: "\r\n").filter {
                $0.hasPrefix("content-length") || $0.hasPrefix("transfer-encoding")
            }
            #expect(framings.count == 1)
        }
    }

    @Test("A name that only looks like a framing field frames nothing, and does not pass (THREATS G5, X5)")
    func lookalikes() async throws {
        try await GateFixture.run(before: Self.api) { gate, upstream in
            for field in ["Transfer_Encoding: chunked", "Content_Length: 44", "Transfer.Encoding: chunked"] {
                let (received, isClosed) = try await Self.send(
                    "POST /echo HTTP/1.1\r\n@\(field)\r\n\r\n0\r\n\r\n\(RequestCorpus.smuggled)", to: gate)
                #expect(Self.statuses(received) == ["200", "400"] && isClosed)
            }
            #expect(
                !upstream.all.contains("smuggled") && !upstream.all.contains("ncoding")
                    && !upstream.all.contains("ength"))
        }
    }

    @Test("Requests behind one another are each checked, and answered in order")
    func pipelined() async throws {
        try await GateFixture.run(before: Self.api) { gate, upstream in
            let bare = "GET /vehicles/1 HTTP/1.1\r\nHost: a\r\n\r\n"
            let bytes = gate.request("GET /vehicles/2") + bare + gate.request("GET /vehicles/3") + bare
            let last = gate.request("GET /vehicles/4", fields: ["Connection: close"])
            let received = try await gate.exchange(bytes + last + gate.request("GET /vehicles/5"))
            #expect(Self.statuses(received) == ["200", "401", "200", "401", "200"])
            let paths = upstream.all.components(separatedBy: "GET ").dropFirst().map { $0.prefix(11) }
            #expect(Set(paths) == ["/vehicles/2", "/vehicles/3", "/vehicles/4"] && paths.count == 3)
        }
    }

    @Test("Thousands of requests at once are answered one after the other, and held back meanwhile (THREATS L4)")
    func pipelineFlood() async throws {
        try await GateFixture.run(before: Self.api) { gate, upstream in
            let refused = String(repeating: "GET /x HTTP/1.1\r\nHost: a\r\n\r\n", count: 5000)
            let passed = (0..<500).map { gate.request("GET /vehicles/\($0)") }.joined()
            let client = try await RawClient(port: gate.port)
            client.push(refused + passed + gate.request("GET /vehicles/last", fields: ["Connection: close"]))
            await client.wait(seconds: 180) { _, isClosed in isClosed }
            #expect(client.isClosed)
            #expect(upstream.all.components(separatedBy: "GET /vehicles/").count == 502)
            await client.close()
        }
    }

    @Test("HTTP/0.9 and other protocols are refused (THREATS X5)")
    func foreign() async throws {
        var limits = GateLimits()
        limits.headTime = .milliseconds(300)
        try await GateFixture.run(before: Self.api, limits: limits) { gate, upstream in
            for bytes in [
                "GET /vehicles\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "SSH-2.0-x\r\n", "\r\n\r\n\r\n", "\u{0}",
            ] {
                let (received, isClosed) = try await Self.send(bytes, to: gate)
                #expect(isClosed && !received.contains("HTTP/1.1 200"), "\(bytes.debugDescription)")
            }
            #expect(upstream.all.isEmpty)
        }
    }

    @Test("A head that does not come in time is a 408, a connection without one is closed (THREATS L1)")
    func slow() async throws {
        var limits = GateLimits()
        limits.headTime = .seconds(1)
        limits.idleTime = .seconds(1)
        try await GateFixture.run(limits: limits) { gate in
            let partial = try await gate.exchange("GET /vehicles HTTP/1.1\r\nHost: a\r\n")
            #expect(partial.hasPrefix("HTTP/1.1 408"))
            #expect(try await gate.exchange("") == "")
            let idle = try await gate.exchange(gate.request())
            #expect(idle.hasPrefix("HTTP/1.1 200"))
            let stalled = try await gate.exchange(gate.request("POST /echo", fields: ["Content-Length: 9"], body: "x"))
            #expect(stalled.hasPrefix("HTTP/1.1 408"))
        }
    }
}
