import Foundation
import NIOCore
import Testing

@testable import Gate

@Suite("Raw requests to the gate", .serialized)
struct SmugglingTests {
    static let smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Request lines and fields after `Host` and the token, with a body that hides a second request.
    static let corpus: [(line: String, fields: [String], body: String)] = [
        ("POST /echo HTTP/1.1", ["Content-Length: 6", "Transfer-Encoding: chunked"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: chunked", "Content-Length: 6"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Content-Length: 0", "Content-Length: 38"], smuggled),
        ("POST /echo HTTP/1.1", ["Content-Length: 5", "Content-Length: 5"], "hello" + smuggled),
        ("POST /echo HTTP/1.1", ["Content-Length: 0, 38"], smuggled),
        ("POST /echo HTTP/1.1", ["Content-Length: +5"], "hello" + smuggled),
        ("POST /echo HTTP/1.1", ["Content-Length: 0x5"], "hello" + smuggled),
        ("POST /echo HTTP/1.1", ["Content-Length : 5"], "hello" + smuggled),
        ("POST /echo HTTP/1.1", ["Content-Length: 99999999999999999999"], "hello" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: xchunked"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: chunked, identity"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: identity, chunked"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: gzip"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding : chunked"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding:\u{0B}chunked"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", [" Transfer-Encoding: chunked"], "0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["X: 1\r\n folded"], smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: chunked"], "g\r\nhello\r\n0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: chunked"], "-1\r\nhello\r\n0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: chunked"], "ffffffffffffffffff\r\nhello\r\n0\r\n\r\n" + smuggled),
        ("POST /echo HTTP/1.1", ["Transfer-Encoding: chunked"], "5\r\nhelloX\r\n0\r\n\r\n" + smuggled),
        ("GET /vehicles HTTP/1.1", ["X\u{0}Y: 1"], ""), ("GET /vehicles HTTP/1.1", ["X: a\u{0}b"], ""),
        ("GET /vehicles HTTP/1.1", ["X Y: 1"], ""), ("GET /vehicles HTTP/1.1", [": 1"], ""),
        ("GET /vehicles HTTP/1.1", ["no colon"], ""), ("GET /vehicles HTTP/1.1", ["Host: b"], ""),
        ("GET /vehicles HTTP/1.1", ["Connection: content-length"], ""),
        ("GET /vehicles HTTP/1.0", [], ""), ("GET /vehicles HTTP/2.0", [], ""), ("GET /vehicles HTTP/1.1x", [], ""),
        ("GET /vehicles", [], ""), ("FOO /vehicles HTTP/1.1", [], ""), ("GET\t/vehicles\tHTTP/1.1", [], ""),
        ("GET http://evil.example/vehicles HTTP/1.1", [], ""), ("GET /vehicles#x HTTP/1.1", [], ""),
        ("CONNECT a:80 HTTP/1.1", [], smuggled), ("PRI * HTTP/2.0", [], "SM\r\n\r\n"),
    ]

    @Test(
        "No request hides behind another: 4xx or 5xx, the connection closed, nothing at the API (THREATS G11, X5)",
        arguments: corpus.indices)
    func refused(index: Int) async throws {
        let item = Self.corpus[index]
        try await GateFixture.run { gate in
            let fields = ["Host: a", "Authorization: Bearer \(gate.token)"] + item.fields
            let bytes = "\(item.line)\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n" + item.body
            let client = try await RawClient(port: gate.port)
            client.push(bytes)
            let received = await client.wait { received, isClosed in isClosed || received.hasSuffix("}\n") }
            let status = received.dropFirst("HTTP/1.1 ".count).prefix(3)
            #expect(["400", "501", "505"].contains(String(status)), "\(item.line) \(item.fields): \(received)")
            #expect(!gate.upstream.requests.contains { $0.contains("smuggled") })
            // A chunk that breaks in the middle may have begun its request; it is never completed there.
            #expect(gate.upstream.requests.allSatisfy { $0 == "POST /echo" })
            #expect(received.components(separatedBy: "HTTP/1.1 ").count == 2)
            await client.close()
        }
    }

    @Test("Too many and too large fields are refused (THREATS 4.4, X11)")
    func floods() async throws {
        try await GateFixture.run { gate in
            for fields in [
                (0..<120).map { "X-\($0): 1" }, ["X: " + String(repeating: "x", count: 33 * 1024)],
                (0..<60).map { "X-\($0): " + String(repeating: "x", count: 600) },
            ] {
                let received = try await gate.exchange(gate.request(fields: fields))
                #expect(received.hasPrefix("HTTP/1.1 431"))
            }
            #expect(gate.upstream.requests.isEmpty)
        }
    }

    @Test("An offer to upgrade is not passed on, and the connection ends with the answer (THREATS X7)")
    func upgrade() async throws {
        try await GateFixture.run { gate in
            let fields = [
                "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            ]
            let received = try await gate.exchange(gate.request(fields: fields))
            #expect(received.hasPrefix("HTTP/1.1 200"))
            #expect(!received.lowercased().contains("upgrade: h2c") && !received.contains("HTTP2-Settings"))
        }
    }

    @Test("A head that does not come in time is a 408, a connection without one is closed (THREATS L1)")
    func slow() async throws {
        var limits = GateLimits()
        limits.headTime = .milliseconds(200)
        limits.idleTime = .milliseconds(200)
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

    @Test("Connections above the limit are closed unread (THREATS L1)")
    func connectionLimit() async throws {
        var limits = GateLimits()
        limits.connections = 2
        try await GateFixture.run(limits: limits) { gate in
            let clients = [try await RawClient(port: gate.port), try await RawClient(port: gate.port)]
            for client in clients {
                client.push(gate.request())
                await client.wait(for: "GET /vehicles\n")
            }
            #expect(try await gate.exchange(gate.request()) == "")
            for client in clients { await client.close() }
        }
    }
}
