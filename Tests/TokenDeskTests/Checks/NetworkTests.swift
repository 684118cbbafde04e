import Egress
import Foundation
import Testing

@testable import TokenDesk

@Suite("Networks of tokens")
struct NetworkTests {
    @Test(
        "An address lies in a network when its first bits are the same, mapped IPv4 as IPv4",
        arguments: [
            ("192.0.2.0/24", "192.0.2.255", true), ("192.0.2.0/24", "192.0.3.0", false),
            ("192.0.2.128/25", "192.0.2.127", false), ("192.0.2.128/25", "192.0.2.128", true),
            ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "::1", false), ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false), ("192.0.2.0/24", "::ffff:192.0.2.7", true),
            ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::", false),
            ("2001:db8::/33", "2001:db8:8000::", false), ("::/0", "2001:db8::", true), ("::1", "::1", true),
            ("::ffff:192.0.2.0/120", "192.0.2.7", true), ("::ffff:192.0.2.1", "192.0.2.1", true),
        ])
    func contains(network: String, address: String, isWithin: Bool) throws {
        let address = try #require(IPAddress(address))
        #expect(try Network(network).contains(address) == isWithin)
    }

    @Test(
        "Anything else is refused, and so are bits behind the prefix",
        arguments: [
            "", "192.0.2.0/", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/+8", "192.0.2.0/08888", "192.0.2.1/24",
            "2001:db8::1/32", "::/129", "example.com", "192.0.2", "192.0.2.0/24/8", " 192.0.2.0/24", "fe80::1%eth0",
            "192.0.2.0/٨",
        ])
    func refused(text: String) {
        let error = #expect(throws: TokenDeskError.self) { try Network(text) }
        #expect(error?.code == .networks)
    }

    @Test("A network is written as it is read", arguments: ["192.0.2.0/24", "192.0.2.1", "2001:db8::/32", "::1"])
    func text(text: String) throws {
        let network = try Network(text)
        #expect("\(network)" == text)
        let data = try JSONEncoder().encode([network])
        #expect(try JSONDecoder().decode([Network].self, from: data) == [network])
    }
}
