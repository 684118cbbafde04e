import Egress
import Testing

@Suite struct OriginTests {
    @Test(
        "The default port is left out, any other is kept",
        arguments: [
            ("http://h", "http://h", 80), ("http://h:80", "http://h", 80), ("https://h:443", "https://h", 443),
            ("https://h:80", "https://h:80", 80), ("HTTP://H:8080", "http://h:8080", 8080),
            ("https://[::1]:8443", "https://[::1]:8443", 8443), ("http://h:65535", "http://h:65535", 65535),
            ("http://h:1", "http://h:1", 1),
        ])
    func described(_ text: String, _ description: String, _ port: Int) throws {
        let origin = try Origin(parsing: text)
        #expect(origin.description == description)
        #expect(origin.port == port)
    }

    @Test(
        "P10: a port is 1 to 65535 in at most five digits",
        arguments: [
            "99999", "65536", "0", "00080", "080", "100000", "-1", "+80", "8o", "", " 80", "80 ", "٨٠", "1e3", "0x50",
            "18446744073709551696",
        ], ["http://127.0.0.1:", "http://[::1]:", "http://h:"])
    func port(_ port: String, _ prefix: String) {
        #expect(throws: EgressError.self) { try Origin(parsing: prefix + port) }
        #expect(throws: EgressError.self) { try TargetURL(parsing: prefix + port + "/") }
    }

    @Test("P10: an origin of parts checks its port too")
    func parts() throws {
        let host = try Host(parsing: "127.0.0.1")
        #expect(Origin(scheme: .http, host: host, port: 99_999) == nil)
        #expect(Origin(scheme: .http, host: host, port: 0) == nil)
        #expect(Origin(scheme: .http, host: host, port: .min) == nil)
        #expect(Origin(scheme: .http, host: host, port: 8080)?.authority == "127.0.0.1:8080")
    }

    @Test(
        "P7: only http and https",
        arguments: [
            "http+unix://%2Fvar%2Frun%2Fdocker.sock/info", "https+unix://%2Fx/", "unix:///x", "file:///etc/passwd",
            "ftp://h/", "gopher://h/", "javascript:alert(1)", "data:text/plain,x", "ws://h/", "//h/", "h/", "http:/h",
            "http:h", "http", "", ":", "httpx://h/", " http://h/", "\u{0}http://h/", "ｈttp://h/", "dict://h:11211/",
        ])
    func scheme(_ text: String) {
        #expect(throws: EgressError.self) { try TargetURL(parsing: text) }
    }

    @Test(
        "P8: user names, backslashes and other parser games are refused",
        arguments: [
            "http://good@169.254.169.254/", "http://good:pw@evil/", "http://@h/", "http://h@/", "http://a\\@b/",
            "http:\\\\h\\", "http://h\\.evil/", "http://h#@evil/", "http://h/#@evil", "http://evil#.good/",
            "http://h /", "http://h\t/", "http://h\n/", "http:///path", "http://?q", "http://#", "http://:80/",
            "http://h:80:80/", "http://[::1]x/", "http://[::1]:80x/", "http://x[::1]/", "http://%31%32%37.0.0.1/",
            "http://h%2f@evil/", "http://a,b/", "http://\u{202E}h/",
        ])
    func games(_ text: String) {
        #expect(throws: EgressError.self) { try TargetURL(parsing: text) }
    }

    @Test("An origin ends after its port", arguments: ["http://h/", "http://h?", "http://h#x", "http://h:80/x"])
    func rest(_ text: String) {
        #expect(throws: EgressError.self) { try Origin(parsing: text) }
    }

    @Test("O1: an error about a URL does not repeat what may be a password")
    func silence() {
        let error = #expect(throws: EgressError.self) { try TargetURL(parsing: "http://user:hunter2@h/") }
        #expect(error?.description.contains("hunter2") == false)
    }
}
