import Testing

@testable import Egress

@Suite("Portico's own sockets")
struct ListenerTests {
    @Test(
        "A socket is reached by its address, one on all interfaces by every address of this machine",
        arguments: [
            ("127.0.0.1", "http://127.0.0.1:81", true), ("127.0.0.1", "http://localhost:81", true),
            ("127.0.0.1", "http://portico.localhost:81", true), ("127.0.0.1", "http://127.0.0.1:82", false),
            ("127.0.0.1", "http://203.0.113.77:81", false), ("127.0.0.1", "http://name.example:81", false),
            ("203.0.113.77", "http://203.0.113.77:81", true), ("203.0.113.77", "http://127.0.0.1:81", false),
            ("203.0.113.77", "http://localhost:81", false), ("0.0.0.0", "http://127.0.0.1:81", true),
            ("0.0.0.0", "http://localhost:81", true), ("0.0.0.0", "http://203.0.113.77:81", false),
            ("::", "http://[::1]:81", true), ("::", "http://127.0.0.1:81", true),
            ("::", "http://[2001:db8::1]:81", false), ("::1", "http://[::1]:81", true),
        ])
    func reached(address: String, origin: String, isReached: Bool) throws {
        let listener = Listener(address: IPAddress(address), port: 81)
        #expect(listener.isReached(at: try Origin(parsing: origin)) == isReached)
    }

    @Test("An interface's address reaches a socket on all interfaces, and no other socket")
    func interfaces() throws {
        for address in LocalAddresses.current() where address.verdict != .permitted(.loopback) {
            let origin = try #require(Origin(scheme: .http, host: Host(address), port: 81))
            #expect(Listener(port: 81).isReached(at: origin))
            #expect(Listener(address: IPAddress("0.0.0.0"), port: 81).isReached(at: origin))
            #expect(!Listener(address: IPAddress("127.0.0.1"), port: 81).isReached(at: origin))
        }
    }
}
