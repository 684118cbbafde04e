import Egress
import Testing
import TokenDesk

@testable import Site

@Suite("From where a request comes")
struct ClientAddressTests {
    private static let trusted = ["10.0.0.0/8", "fd00::/8"]

    @Test(
        "Forwarded fields count from trusted proxies alone, and then the last hop that is none (THREATS O3)",
        arguments: [
            ("203.0.113.9", [], "203.0.113.9"),
            ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.1", [], "10.0.0.1"),
            ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["192.0.2.66, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["192.0.2.66", "198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", ["10.9.9.9, 10.0.0.2"], "10.9.9.9"),
            ("10.0.0.1", ["2001:db8::7,\t10.0.0.2"], "2001:db8::7"),
            ("fd00::1", ["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["unknown"], "10.0.0.1"),
            ("10.0.0.1", ["198.51.100.1, evil"], "10.0.0.1"),
            ("10.0.0.1", ["198.51.100.1:4711"], "10.0.0.1"),
            ("10.0.0.1", [""], "10.0.0.1"),
            ("10.0.0.1", ["198.51.100.1,"], "10.0.0.1"),
            ("::ffff:10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ])
    func hops(peer: String, forwarded: [String], expected: String) throws {
        let trusted = try Self.trusted.map { try Network($0) }
        let address = ClientAddress.of(peer: IPAddress(peer), forwarded: forwarded, trusted: trusted)
        #expect(address == IPAddress(expected))
    }

    @Test("Without proxies and without a peer nothing is believed")
    func nothing() throws {
        #expect(ClientAddress.of(peer: nil, forwarded: ["192.0.2.1"], trusted: [try Network("0.0.0.0/0")]) == nil)
        let peer = IPAddress("192.0.2.1")
        #expect(ClientAddress.of(peer: peer, forwarded: ["198.51.100.1"], trusted: []) == peer)
        let many = [String](repeating: "10.0.0.2", count: 5_000)
        #expect(
            ClientAddress.of(peer: IPAddress("10.0.0.1"), forwarded: many, trusted: [try Network("10.0.0.0/8")])
                == IPAddress("10.0.0.2"))
    }
}
