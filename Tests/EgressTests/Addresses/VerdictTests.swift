import Egress
import Testing

@Suite struct VerdictTests {
    private func verdict(_ text: String) throws -> AddressVerdict {
        try #require(IPAddress(text)).verdict
    }

    private func isDenied(_ text: String) throws -> Bool {
        if case .denied = try verdict(text) { return true }
        return false
    }

    @Test(
        "Loopback, private and global addresses are told apart at their borders",
        arguments: [
            ("127.0.0.1", .loopback), ("127.255.255.255", .loopback), ("::1", .loopback),
            ("10.0.0.0", .private), ("10.255.255.255", .private), ("172.16.0.0", .private),
            ("172.31.255.255", .private),
            ("192.168.0.1", .private), ("100.64.0.0", .private), ("100.127.255.255", .private), ("fc00::1", .private),
            ("fdff:ffff::1", .private), ("9.255.255.255", .global), ("11.0.0.0", .global), ("172.15.255.255", .global),
            ("172.32.0.0", .global), ("192.167.255.255", .global), ("192.169.0.0", .global),
            ("100.63.255.255", .global),
            ("100.128.0.0", .global), ("126.255.255.255", .global), ("128.0.0.0", .global), ("1.1.1.1", .global),
            ("223.255.255.255", .global), ("2606:4700::1111", .global), ("2a00::1", .global),
            ("198.17.255.255", .global),
            ("198.20.0.0", .global), ("192.0.1.0", .global), ("169.253.255.255", .global), ("169.255.0.0", .global),
        ] as [(String, AddressClass)])
    func permitted(_ text: String, _ expected: AddressClass) throws {
        #expect(try verdict(text) == .permitted(expected))
    }

    @Test(
        "P3: metadata services are denied",
        arguments: [
            "169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "169.254.170.2", "fd00:ec2::",
        ])
    func metadata(_ text: String) throws {
        #expect(try isDenied(text))
    }

    @Test(
        "Ranges that are never a server are denied",
        arguments: [
            "0.0.0.0", "0.255.255.255", "169.254.0.1", "169.254.255.255", "224.0.0.1", "239.255.255.255", "240.0.0.1",
            "255.255.255.255", "192.0.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "198.19.255.255",
            "192.88.99.1", "::", "fe80::1", "febf::1", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1", "2001:2::1",
            "2001:10::1", "2001:20::1", "100::1", "5f00::1", "4000::1", "e000::1",
        ])
    func denied(_ text: String) throws {
        #expect(try isDenied(text))
    }

    @Test(
        "P2: an address with a denied IPv4 address inside is denied",
        arguments: [
            "::ffff:169.254.169.254", "::169.254.169.254", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a9fe:a9fe",
            "64:ff9b:1:a9fe:a9:fe00::", "2002:a9fe:a9fe::1", "2001:0:a9fe:a9fe::",
            "2001:0:4136:e378:8000:63bf:5601:5601",
            "::ffff:0:169.254.169.254", "::ffff:0.0.0.0", "64:ff9b::6464:64c8", "2002:0000:0001::", "::ffff:224.0.0.1",
            "2606:4700::5efe:169.254.169.254",
        ])
    func embeddedDenied(_ text: String) throws {
        #expect(try isDenied(text))
        #expect(IPAddress(text)?.isTransition == true)
    }

    @Test(
        "P2: an operator's transition address has the class of the address inside",
        arguments: [
            ("::ffff:127.0.0.1", .loopback), ("::127.0.0.1", .loopback), ("64:ff9b::7f00:1", .loopback),
            ("2002:7f00:1::", .loopback), ("::ffff:10.0.0.5", .private), ("64:ff9b::a00:5", .private),
            ("2002:c0a8:101::1", .private), ("::ffff:8.8.8.8", .global), ("64:ff9b::808:808", .global),
            ("2002:808:808::1", .global),
        ] as [(String, AddressClass)])
    func embedded(_ text: String, _ expected: AddressClass) throws {
        #expect(try verdict(text) == .permitted(expected))
        #expect(IPAddress(text)?.isTransition == true)
    }

    @Test(
        "Plain addresses are no transition", arguments: ["::1", "::", "10.0.0.1", "2606:4700::1", "fc00::1", "fe80::1"])
    func plain(_ text: String) {
        #expect(IPAddress(text)?.isTransition == false)
    }
}
