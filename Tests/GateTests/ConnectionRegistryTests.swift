import Testing
import TokenDesk

@testable import Gate

@Suite("The gate's connections")
struct ConnectionRegistryTests {
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

    @Test("Connections above those of one address are closed unread, those of a trusted proxy are not (THREATS L1)")
    func peerLimit() async throws {
        var limits = GateLimits()
        limits.connectionsPerPeer = 2
        for proxies in [[], [try Network("127.0.0.0/8")]] {
            try await GateFixture.run(limits: limits, configure: { $0.trustedProxies = proxies }) { gate in
                let clients = [try await RawClient(port: gate.port), try await RawClient(port: gate.port)]
                for client in clients {
                    client.push(gate.request())
                    await client.wait(for: "GET /vehicles\n")
                }
                #expect(try await gate.exchange(gate.request(fields: ["Connection: close"])).isEmpty == proxies.isEmpty)
                for client in clients { await client.close() }
            }
        }
    }
}
