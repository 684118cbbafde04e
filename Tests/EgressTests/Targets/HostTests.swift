import Egress
import Testing

@Suite struct HostTests {
    @Test(
        "P1: a spelling of loopback or private that only some resolver understands is no host",
        arguments: [
            "2130706433", "0x7f000001", "0x7f.1", "0X7F.0.0.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1", "0",
            "127.0.0.01", "127.0.0.1.", "127.0.0.256", "127.0.0", "1.2.3.4.5", "0x", "a.0x7f", "foo.1", "256.1.1.1",
            "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "lo\u{AD}calhost", "ｌocalhost", "loc\u{200B}alhost",
            "localhost.", ".localhost", "local..host", "-a.example", "a-.example", "loc%61lhost", "127.0.0.1%00",
            "[::1", "::1", "[::1%25lo]", "[::1%lo]", "[0:0:0:0:0:0:0:1]", "[::0001]", "[::01]", "[0::1]",
            "[::ffff:7f00:1]", "[]", "[127.0.0.1]", "[::1]]", "[v1.a]", "[::127.0.0.1.2]", "[1:2:3:4:5:6:7:8:9]",
        ])
    func refused(_ text: String) {
        #expect(throws: EgressError.self) { try Host(parsing: text) }
    }

    @Test(
        "P9: NUL, encoded and foreign bytes are no part of a host",
        arguments: [
            "169.254.169.254\u{0}.good.example", "169.254.169.254%00.good.example", "a b", "a\tb", "a\r\nb", "a_b",
            "a/b",
            "a\\b", "a@b", "a:b", "a?b", "a#b", "a,b", "a;b", "a*b", "bücher.example", "", "a\u{7F}",
        ])
    func foreign(_ text: String) {
        #expect(throws: EgressError.self) { try Host(parsing: text) }
    }

    @Test(
        "A name, a dotted quad and an RFC 5952 literal are hosts, in lower case",
        arguments: [
            ("Example.COM", "example.com"), ("localhost", "localhost"),
            ("xn--bcher-kva.example", "xn--bcher-kva.example"),
            ("127.0.0.1", "127.0.0.1"), ("10.0.0.5", "10.0.0.5"), ("[::1]", "[::1]"),
            ("[2001:DB8::1]", "[2001:db8::1]"),
            ("[::ffff:127.0.0.1]", "[::ffff:127.0.0.1]"), ("1and1.example", "1and1.example"), ("a--b", "a--b"),
            ("0xg", "0xg"), ("4.example", "4.example"),
        ])
    func taken(_ text: String, _ description: String) throws {
        #expect(try Host(parsing: text).description == description)
    }

    @Test("A label has 63 characters at most, a name 253")
    func lengths() throws {
        let label = String(repeating: "a", count: 63)
        _ = try Host(parsing: label)
        #expect(throws: EgressError.self) { try Host(parsing: label + "a") }
        let long = [label, label, label, String(repeating: "b", count: 61)].joined(separator: ".")
        _ = try Host(parsing: long)
        #expect(throws: EgressError.self) { try Host(parsing: long + "b") }
    }

    @Test("Literals and localhost have a class without a look-up")
    func knownClass() throws {
        #expect(try Host(parsing: "localhost").knownClass == .loopback)
        #expect(try Host(parsing: "a.localhost").knownClass == .loopback)
        #expect(try Host(parsing: "localhost.example").knownClass == nil)
        #expect(try Host(parsing: "[::1]").knownClass == .loopback)
        #expect(try Host(parsing: "10.1.2.3").knownClass == .private)
        #expect(try Host(parsing: "8.8.8.8").knownClass == .global)
        #expect(try Host(parsing: "169.254.1.1").knownClass == nil)
    }
}
