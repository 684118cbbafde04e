import Foundation
import NIOCore
import Storage
import Testing
import TokenDesk

@testable import Gate

@Suite("Streams and tunnels that outlive their token", .serialized)
struct RecheckTests {
    /// Ways of taking a token out of force.
    enum Ending: CaseIterable, Sendable {
        case revoked, paused, withoutAccess
    }

    static func end(_ token: TokenID, by ending: Ending, _ gate: GateFixture) async throws {
        switch ending {
        case .revoked: _ = try await gate.store.tokens.revoke(token, owner: nil, by: .commandLine)
        case .paused: _ = try await gate.store.tokens.pause(token, owner: nil, by: .commandLine)
        case .withoutAccess:
            _ = try await gate.store.users.change(
                gate.owner.id, role: .developer, hasAPIAccess: false, isDisabled: false, by: .commandLine)
        }
    }

    @Test(
        "A tunnel and an event stream are cut within seconds, both ends (THREATS D8, G10)", arguments: Ending.allCases)
    func cut(_ ending: Ending) async throws {
        let script: RawUpstream.Script = { _, bytes in
            guard bytes.hasSuffix("\r\n\r\n") else { return .wait }
            return bytes.contains("Upgrade: websocket")
                ? .send(TunnelTests.consent)
                : .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n")
        }
        try await GateFixture.run(before: script) { gate, upstream in
            let tunnel = try await RawClient(port: gate.port)
            tunnel.push(gate.request(fields: TunnelTests.wish))
            await tunnel.wait(for: "101")
            let stream = try await RawClient(port: gate.port)
            stream.push(gate.request("GET /events"))
            await stream.wait(for: "data: 1")
            try await Task.sleep(for: .milliseconds(1_500))
            #expect(!tunnel.isClosed && !stream.isClosed)
            try await Self.end(gate.issued.record.id, by: ending, gate)
            await tunnel.wait { _, isClosed in isClosed }
            await stream.wait { _, isClosed in isClosed }
            #expect(tunnel.isClosed && stream.isClosed)
            // Nobody takes a part for the whole: the stream's last chunk is missing.
            #expect(!stream.received.hasSuffix("0\r\n\r\n"))
            for _ in 0..<12_000 where upstream.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(upstream.openConnections == 0)
            await tunnel.close()
            await stream.close()
        }
    }

    @Test("A long call is told why when nothing of its answer was sent yet, and counted once")
    func longCall() async throws {
        var limits = GateLimits()
        limits.recheckTime = .milliseconds(1_500)
        try await GateFixture.run(limits: limits) { gate in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request("GET /silent"))
            for _ in 0..<12_000 where gate.upstream.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            try await Self.end(gate.issued.record.id, by: .revoked, gate)
            let received = await client.wait(for: "}\n")
            #expect(received.hasPrefix("HTTP/1.1 401 ") && received.contains("\"code\":\"revoked\""))
            #expect(try await MeteringTests.lines(gate, gate.issued.record.id).values.reduce(0, +) == 1)
            await client.close()
        }
    }

    @Test("A token ends by itself to the moment, and being looked at does not prolong its life (THREATS D7)")
    func expiry() throws {
        let book = StubBook()
        let issued = try book.issue(life: try TokenLife(idle: 60, absolute: 600))
        let id = issued.record.id
        #expect(book.refusal(of: id) == nil)
        book.advance(59.999)
        #expect(book.refusal(of: id) == nil)
        book.advance(0.001)
        #expect(book.refusal(of: id) == .expired(at: book.now))
        let stranger = try #require(TokenID("0000000000000000000000"))
        #expect(book.refusal(of: stranger) == .unknown)
    }
}
