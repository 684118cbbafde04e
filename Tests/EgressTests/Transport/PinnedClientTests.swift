import HTTPTypes
import Testing

@testable import Egress

/// The second net below the look-up: a connection that reached another address carries no request (THREATS 5.6).
@Suite struct PinnedClientTests {
    private func key(_ origin: String, pinnedTo address: String) throws -> PinnedClient.Key {
        PinnedClient.Key(
            route: Route(to: try Origin(parsing: origin), through: nil), address: try #require(IPAddress(address)),
            connect: .seconds(60), handshake: .seconds(60))
    }

    private func call(_ client: PinnedClient, _ url: String) async throws {
        let request = EgressRequest(url: try TargetURL(parsing: url))
        let call = CallRecord(request, route: Route(to: request.url.origin, through: nil))
        _ = try await client.execute(request, as: call, clock: CallClock(.quick, startedAt: .now))
    }

    @Test("A connection to another address than the pinned one is closed before a byte of HTTP")
    func otherAddress() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(listener.port)"
        let client = PinnedClient(try key(origin, pinnedTo: "127.0.0.2"), context: nil)
        let found = await code { try await call(client, origin + "/secret") }
        #expect(found == .denied)
        #expect(await listener.waits { $0.closed == $0.connections })
        #expect(listener.log.requests.isEmpty)
        await listener.stop()
    }

    @Test("A name reaches the pinned address and no other")
    func pinned() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://api.example:\(listener.port)"
        try await call(PinnedClient(try key(origin, pinnedTo: "127.0.0.1"), context: nil), origin + "/x")
        #expect(listener.log.requests.first?.hasPrefix("GET /x HTTP/1.1\r\nHost: api.example:") == true)
        await listener.stop()
    }

    @Test("P11: every address of this machine's interfaces is its own")
    func interfaces() throws {
        let policy = EgressPolicy(mode: .shared, ownListeners: [Listener(port: 8080)])
        let origin = try Origin(parsing: "http://self.example:8080")
        let other = try Origin(parsing: "http://self.example:8081")
        #expect(!LocalAddresses.current().isEmpty)
        for address in LocalAddresses.current() {
            #expect(policy.refusal(of: address, for: origin)?.contains("Portico itself") == true)
            #expect(policy.refusal(of: address, for: other)?.contains("Portico itself") != true)
        }
    }

    @Test("The least recently used client makes room, and its last call still ends")
    func cache() async throws {
        let listener = try await RawListener.start(.ok)
        let cache = ClientCache(capacity: 1)
        let origins = ["http://a.example:\(listener.port)", "http://b.example:\(listener.port)"]
        let keys = try origins.map { try key($0, pinnedTo: "127.0.0.1") }
        let first = try cache.client(keys[0], context: nil)
        #expect(try cache.client(keys[0], context: nil) === first)
        _ = try cache.client(keys[1], context: nil)
        try await call(first, origins[0] + "/")
        #expect(listener.log.requests.count == 1)
        #expect(try cache.client(keys[0], context: nil) !== first)
        cache.close()
        #expect(throws: EgressError.self) { try cache.client(keys[0], context: nil) }
        await listener.stop()
    }
}
