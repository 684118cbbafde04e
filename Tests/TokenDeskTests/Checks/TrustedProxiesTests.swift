import Egress
import Testing

@testable import TokenDesk

@Suite("Trusted proxies")
struct TrustedProxiesTests {
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
            ("10.0.0.1", ["192.0.2.66", "198.51.100.1 , 10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", ["unknown, 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", ["2001:db8::1"], "2001:db8::1"),
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
        let trusted = TrustedProxies(try Self.trusted.map { try Network($0) })
        let address = trusted.client(peer: IPAddress(peer), forwarded: forwarded)
        #expect(address == IPAddress(expected))
    }

    @Test("Without proxies and without a peer nothing is believed")
    func nothing() throws {
        let all = TrustedProxies([try Network("0.0.0.0/0")])
        #expect(all.client(peer: nil, forwarded: ["192.0.2.1"]) == nil)
        let peer = IPAddress("192.0.2.1")
        #expect(TrustedProxies().client(peer: peer, forwarded: ["198.51.100.1"]) == peer)
        let many = [String](repeating: "10.0.0.2", count: 5_000)
        let near = TrustedProxies([try Network("10.0.0.0/8")])
        #expect(near.client(peer: IPAddress("10.0.0.1"), forwarded: many) == IPAddress("10.0.0.2"))
    }
}
