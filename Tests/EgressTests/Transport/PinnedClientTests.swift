import HTTPTypes
import NIOSSL
import Testing

@testable import Egress

/// The second net below the look-up: a connection that reached another address carries no request (THREATS 5.6).
@Suite struct PinnedClientTests {
    private func client(pinnedTo address: String) throws -> PinnedClient {
        let key = PinnedClient.Key(
            host: try Host(parsing: "api.example"), address: try #require(IPAddress(address)), authority: nil,
            isSecure: false, connect: .seconds(2), body: 1000)
        return PinnedClient(key, tls: .makeClientConfiguration())
    }

    @Test("A connection to another address than the pinned one is closed before a byte of HTTP")
    func otherAddress() async throws {
        let listener = try await RawListener.start(.ok)
        let request = EgressRequest(url: try TargetURL(parsing: "http://127.0.0.1:\(listener.port)/secret"))
        let client = try client(pinnedTo: "127.0.0.2")
        let found = await code { try await client.execute(request, as: CallRecord(request)) }
        #expect(found == .denied)
        #expect(await listener.waits { $0.closed == $0.connections })
        #expect(listener.log.requests.isEmpty)
        await listener.stop()
    }

    @Test("A name reaches the pinned address and no other")
    func pinned() async throws {
        let listener = try await RawListener.start(.ok)
        let request = EgressRequest(url: try TargetURL(parsing: "http://api.example:\(listener.port)/x"))
        let client = try client(pinnedTo: "127.0.0.1")
        _ = try await client.execute(request, as: CallRecord(request))
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
        let keys = try ["a.example", "b.example"].map { name in
            PinnedClient.Key(
                host: try Host(parsing: name), address: .v4(127, 0, 0, 1), authority: nil, isSecure: false,
                connect: .seconds(2), body: 1000)
        }
        let first = try cache.client(keys[0], tls: .makeClientConfiguration())
        #expect(try cache.client(keys[0], tls: .makeClientConfiguration()) === first)
        _ = try cache.client(keys[1], tls: .makeClientConfiguration())
        let request = EgressRequest(url: try TargetURL(parsing: "http://a.example:\(listener.port)/"))
        _ = try await first.execute(request, as: CallRecord(request))
        #expect(listener.log.requests.count == 1)
        #expect(try cache.client(keys[0], tls: .makeClientConfiguration()) !== first)
        cache.close()
        #expect(throws: EgressError.self) { try cache.client(keys[0], tls: .makeClientConfiguration()) }
        await listener.stop()
    }
}
