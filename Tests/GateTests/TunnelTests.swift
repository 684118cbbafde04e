import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import Gate

@Suite("Upgrades and tunnels", .serialized)
struct TunnelTests {
    static let wish = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"]
    static let consent =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-Mine: 1\r\n\r\n"

    /// Consents to an upgrade, then sends everything back.
    static let echo: RawUpstream.Script = { _, bytes in
        if bytes.hasPrefix("GET ") {
            guard let end = bytes.range(of: "\r\n\r\n") else { return .wait }
            return .send(consent + "hello " + bytes[end.upperBound...])
        }
        return bytes.hasPrefix("bye") ? .sendAndClose("gone") : .send("<\(bytes)>")
    }

    @Test(
        "Bytes pass in both directions after 101, those sent along with the heads too, and the token stays behind (THREATS G8)"
    )
    func tunnel() async throws {
        try await GateFixture.run(before: Self.echo) { gate, upstream in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request(fields: Self.wish, body: "early"))
            let received = await client.wait(for: "early")
            #expect(received.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
            #expect(received.contains("Connection: Upgrade\r\n") && received.contains("Upgrade: websocket\r\n"))
            #expect(received.contains("X-Mine: 1\r\n") && !received.contains("Content-Length"))
            #expect(upstream.all.contains("Connection: Upgrade\r\nUpgrade: websocket\r\n"))
            #expect(upstream.all.contains("Sec-WebSocket-Version: 13\r\n") && !upstream.all.contains(gate.token))
            #expect(upstream.all.contains("Portico-Subject: anna\r\n"))
            client.push("GET /smuggled HTTP/1.1\r\n\r\n")
            await client.wait(for: "hello GET /smuggled", seconds: 1)
            client.push("\u{0}\u{1}")
            await client.wait(for: "<\u{0}\u{1}>")
            client.push("bye")
            #expect(await client.wait(for: "gone").hasSuffix("gone"))
            await client.wait { _, isClosed in isClosed }
            #expect(client.isClosed)
            await client.close()
        }
    }

    @Test("Each direction is closed by itself")
    func halfClose() async throws {
        let script: RawUpstream.Script = { _, bytes in
            bytes.hasPrefix("GET ") ? .sendAndFinish(Self.consent + "last words") : .send("unheard")
        }
        try await GateFixture.run(before: script) { gate, upstream in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request(fields: Self.wish))
            let received = await client.wait { _, isClosed in isClosed }
            #expect(received.hasSuffix("last words") && client.isClosed)
            client.push("still heard")
            for _ in 0..<12_000 where !upstream.all.hasSuffix("still heard") {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(upstream.all.hasSuffix("still heard"))
            try await client.finish()
            for _ in 0..<12_000 where upstream.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(upstream.openConnections == 0)
            await client.close()
        }
    }

    @Test("A client that ends its side still hears the API")
    func clientFinishes() async throws {
        let script: RawUpstream.Script = { _, bytes in
            bytes.hasPrefix("GET ") ? .send(Self.consent) : .sendAndClose(String(repeating: "x", count: 3_000_000))
        }
        try await GateFixture.run(before: script) { gate, upstream in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request(fields: Self.wish))
            await client.wait(for: "101")
            try await client.send("all of it")
            await client.wait { _, isClosed in isClosed }
            #expect(client.count > 3_000_000)
            await client.close()
        }
    }

    @Test("A reader that is slow holds the other end back, and a silent tunnel closes (THREATS L1, L4)")
    func pace() async throws {
        var limits = GateLimits()
        limits.streamIdleTime = .seconds(3)
        let script: RawUpstream.Script = { _, bytes in bytes.hasPrefix("GET ") ? .send(Self.consent) : .wait }
        try await GateFixture.run(before: script, limits: limits) { gate, upstream in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request(fields: Self.wish))
            await client.wait(for: "101")
            let block = String(repeating: "y", count: 1_000_000)
            for _ in 0..<8 { try await client.send(block) }
            for _ in 0..<12_000 where upstream.all.utf8.count < 8_000_000 {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(upstream.all.utf8.count > 8_000_000)
            await client.wait { _, isClosed in isClosed }
            #expect(client.isClosed)
            for _ in 0..<12_000 where upstream.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(upstream.openConnections == 0)
            await client.close()
        }
    }

    @Test("An upgrade needs a token like any request (THREATS G7)")
    func unauthorized() async throws {
        try await GateFixture.run(before: Self.echo) { gate, upstream in
            let fields = ["Host: a"] + Self.wish
            let received = try await gate.exchange(
                "GET /vehicles HTTP/1.1\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n")
            #expect(received.hasPrefix("HTTP/1.1 401") && upstream.all.isEmpty)
        }
    }

    @Test(
        "What is no plain offer passes as a request without one, and nothing is read behind it (THREATS X5, X7)",
        arguments: [
            ("GET /vehicles", ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQ"]),
            ("GET /vehicles", ["Connection: Upgrade", "Upgrade: websocket, h2c"]),
            ("GET /vehicles", ["Connection: Upgrade", "Upgrade: HTTP/2.0"]),
            ("GET /vehicles", ["Connection: Upgrade", "Upgrade: TLS/1.0"]),
            ("GET /vehicles", ["Connection: Upgrade", "Upgrade: websocket", "Upgrade: h2c"]),
            ("GET /vehicles", ["Upgrade: websocket"]), ("POST /echo", ["Connection: Upgrade", "Upgrade: websocket"]),
        ])
    func noOffer(line: String, fields: [String]) async throws {
        try await GateFixture.run(before: RawUpstream.answering("plain")) { gate, upstream in
            let received = try await gate.exchange(
                gate.request(line, fields: fields, body: "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"))
            #expect(received.hasPrefix("HTTP/1.1 200") && received.contains("Connection: close\r\n"))
            #expect(received.hasSuffix("plain"))
            #expect(!upstream.all.lowercased().contains("upgrade:") && !upstream.all.contains("smuggled"))
        }
    }

    @Test("An API that declines answers as ever, and the connection ends (THREATS X7)")
    func declined() async throws {
        try await GateFixture.run(before: RawUpstream.answering("no")) { gate, upstream in
            let received = try await gate.exchange(
                gate.request(fields: Self.wish, body: "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"))
            #expect(received.hasPrefix("HTTP/1.1 200") && received.hasSuffix("no"))
            #expect(upstream.all.contains("Upgrade: websocket") && !upstream.all.contains("smuggled"))
        }
    }

    @Test(
        "A 101 that was not asked for, or names another protocol, is a failure (THREATS X7)",
        arguments: [
            ([], consent), (wish, consent.replacing("Upgrade: websocket", with: "Upgrade: h2c")),
            (wish, "HTTP/1.1 101 Switching Protocols\r\n\r\n"),
            (wish, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"),
        ] as [([String], String)])
    func unasked(fields: [String], answer: String) async throws {
        let script: RawUpstream.Script = { _, bytes in bytes.hasSuffix("\r\n\r\n") ? .send(answer + "EVIL") : .wait }
        try await GateFixture.run(before: script) { gate, upstream in
            let received = try await gate.exchange(gate.request(fields: fields + ["X-Last: 1"]), until: "}\n")
            #expect(received.hasPrefix("HTTP/1.1 502") && !received.contains("EVIL"))
        }
    }

    @Test(
        "The protocol chosen must be one that was offered",
        arguments: [
            ("websocket", "WebSocket", true), ("a, b/2", "b/2", true), ("a, b/2", "b", false), ("a", "a, a", false),
        ])
    func chosen(offered: String, answered: String, isTaken: Bool) throws {
        let fields: HTTPHeaders = ["Connection": "upgrade", "Upgrade": offered]
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: fields)
        let offer = try #require(UpgradeOffer(head, framing: .none))
        let answer: HTTPHeaders = ["Connection": "Upgrade", "Upgrade": answered]
        let response = HTTPResponseHead(version: .http1_1, status: .switchingProtocols, headers: answer)
        #expect((offer.chosen(by: response) != nil) == isTaken)
        #expect(UpgradeOffer(head, framing: .length) == nil)
    }
}
