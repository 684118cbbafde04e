import Foundation
import Storage
import Testing

@testable import Gate

@Suite("Health", .serialized)
struct HealthListenerTests {
    static func ask(_ gate: GateFixture, _ line: String = "GET /health", host: String = "a") async throws -> String {
        let client = try await RawClient(port: gate.gate.healthPort ?? 0)
        client.push("\(line) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        let received = await client.wait { _, isClosed in isClosed }
        await client.close()
        return received
    }

    @Test("200 while tokens can be checked and the API takes connections, on a port of its own (THREATS G7, O5)")
    func good() async throws {
        try await GateFixture.run(configure: { $0.healthPort = 0 }) { gate in
            #expect(gate.gate.healthPort != gate.port && gate.gate.healthPort != nil)
            let received = try await Self.ask(gate)
            #expect(received.hasPrefix("HTTP/1.1 200") && received.contains("\"status\":\"ok\""))
            #expect(received.contains("Connection: close"))
            #expect(try await Self.ask(gate, "HEAD /health").hasSuffix("\r\n\r\n"))
            #expect(try await Self.ask(gate, "GET /vehicles").hasPrefix("HTTP/1.1 404"))
            #expect(try await Self.ask(gate, "POST /health").hasPrefix("HTTP/1.1 405"))
            // The gate's own port knows no such path without a token.
            let outside = try await gate.exchange("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(outside.hasPrefix("HTTP/1.1 401"))
            #expect(gate.upstream.requests.isEmpty)
        }
    }

    @Test("503 while the tokens cannot be read, telling no more than that (THREATS O7)")
    func store() async throws {
        try await GateFixture.run(configure: { $0.healthPort = 0 }) { gate in
            try gate.store.close()
            try? await gate.store.tokens.refresh()
            let received = try await Self.ask(gate)
            #expect(received.hasPrefix("HTTP/1.1 503") && received.contains("\"tokens\":\"failing\",\"api\":\"ok\""))
        }
    }

    @Test("503 while the API's port is closed")
    func api() async throws {
        try await GateFixture.run(upstreamPort: 1, configure: { $0.healthPort = 0 }) { gate in
            let received = try await Self.ask(gate)
            #expect(received.hasPrefix("HTTP/1.1 503") && received.contains("\"tokens\":\"ok\",\"api\":\"failing\""))
        }
    }

    @Test("Without a port there is no health listener")
    func none() async throws {
        try await GateFixture.run { gate in #expect(gate.gate.healthPort == nil) }
    }
}
