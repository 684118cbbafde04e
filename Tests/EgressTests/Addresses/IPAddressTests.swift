import Egress
import Testing

@Suite struct IPAddressTests {
    /// RFC 5952, sections 4 and 5; RFC 4291, section 2.2.
    @Test(
        "IPv6 is written as RFC 5952 asks",
        arguments: [
            ("0:0:0:0:0:0:0:1", "::1"), ("::", "::"), ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
            ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("2001:0db8::0001", "2001:db8::1"), ("1::", "1::"),
            ("::ffff:7f00:1", "::ffff:127.0.0.1"), ("64:ff9b::10.0.0.1", "64:ff9b::a00:1"),
            ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("fe80::1:2:3:4", "fe80::1:2:3:4"),
            ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        ])
    func canonical(_ text: String, _ expected: String) {
        #expect(IPAddress(text)?.description == expected)
    }

    @Test(
        "What is no address text is none",
        arguments: [
            "", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1::", "1::2::3", "12345::", "g::", "::1.2.3",
            "1.2.3.4::", "::1.2.3.4:5", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.256", "1.2.3.", "1.2.3.-4", " 1.2.3.4",
            "1.2.3.4 ", "::1%eth0", "[::1]", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", ":1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:",
            "127.0.0.1\u{0}", "::\u{0}",
        ])
    func refused(_ text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test("An address has four or sixteen bytes", arguments: [0, 1, 3, 5, 15, 17])
    func counts(_ count: Int) {
        #expect(IPAddress(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }
}
