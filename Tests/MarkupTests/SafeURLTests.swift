import Testing

@testable import Markup

struct SafeURLTests {
    @Test(
        "R3: an address that could run or load something is refused",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", "\u{1}javascript:alert(1)", " \u{8}javascript:alert(1)",
            "java\nscript:alert(1)", "java\tscript:alert(1)", "java\r\nscript:alert(1)", "javascript\u{0}:alert(1)",
            "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "vbscript:x", "data:text/html,<script>",
            "data:image/svg+xml;base64,PHN2Zz4=", "file:///etc/passwd", "blob:https://x/y", "view-source:https://x",
            "//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil", "https:/evil", "https:///x",
            "http://", "http://?", "https://@x", "ftp://x/y", "relative/path", "/logout", "?x", "", " ", ":",
            "mailto:", "mailto://x", "\u{FEFF}javascript:x", "\u{A0}javascript:x", "feed:javascript:alert(1)",
        ])
    func refused(_ address: String) {
        #expect(SafeURL(document: address) == nil)
    }

    @Test(
        "R3: an address of the web, of mail or of the page passes, encoded",
        arguments: [
            ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
            ("  HTTPS://a.example ", "HTTPS://a.example"),
            ("http://a.example:8080/%20", "http://a.example:8080/%20"),
            ("ht\ntps://a.example/\u{7}x", "https://a.example/x"),
            ("https://a.example/a b\"<>\\^`{|}", "https://a.example/a%20b%22%3C%3E%5C%5E%60%7B%7C%7D"),
            ("https://a.example/é", "https://a.example/%C3%A9"),
            ("https://[2001:db8::1]:8443/[x]", "https://[2001:db8::1]:8443/%5Bx%5D"),
            ("mailto:fleet@example.com?subject=a b", "mailto:fleet@example.com?subject=a%20b"),
            ("#section", "#section"), ("#", "#"),
        ])
    func accepted(_ address: String, _ expected: String) {
        #expect(SafeURL(document: address)?.text == expected)
    }

    @Test(
        "a path of the site stays on the site",
        arguments: [
            ("/fleet/operations/list?x=1#y", "/fleet/operations/list?x=1#y"), ("?q=a b", "?q=a%20b"), ("#x", "#x"),
            ("//evil.example", "/%2Fevil.example"), ("/\\evil.example", "/%5Cevil.example"),
            ("/\t/evil.example", "/%2Fevil.example"), ("javascript:alert(1)", "/javascript:alert(1)"),
            ("https://evil.example", "/https://evil.example"), ("", "/"), ("\n", "/"),
        ])
    func path(_ path: String, _ expected: String) {
        #expect(SafeURL(path: path).text == expected)
    }

    @Test func `R7: an image of a text is a raster image within it`() {
        #expect(
            ImageSource(document: "data:image/png;base64,iVBORw0KGgo=")?.text == "data:image/png;base64,iVBORw0KGgo=")
        #expect(ImageSource(document: "DATA:IMAGE/JPEG;BASE64,/9j/ 4A==")?.text == "data:image/jpeg;base64,/9j/4A==")
        let refused = [
            "https://a.example/x.png", "data:image/svg+xml;base64,PHN2Zz4=", "data:text/html;base64,AAAA",
            "data:image/png,abc", "data:image/png;base64,", "data:image/png;base64,a\"b", "data:;base64,AAAA",
            "/x.png", "data:image/png;x;base64,AAAA", "data:image/gif;base64," + String(repeating: "A", count: 262_144),
        ]
        for address in refused { #expect(ImageSource(document: address) == nil) }
    }

    @Test(
        "R7: an image of an answer is known by its first bytes",
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "data:image/png;base64,iVBORw0KGgo="),
            ([0xFF, 0xD8, 0xFF, 0xE0], "data:image/jpeg;base64,/9j/4A=="),
            (Array("GIF89a".utf8), "data:image/gif;base64,R0lGODlh"),
            (Array("RIFF....WEBP".utf8), "data:image/webp;base64,UklGRi4uLi5XRUJQ"),
        ] as [([UInt8], String)])
    func raster(_ bytes: [UInt8], _ expected: String) {
        #expect(ImageSource(raster: bytes)?.text == expected)
        #expect(ImageSource(raster: bytes, limit: 3) == nil)
    }

    @Test func `R7: markup is no image`() {
        #expect(ImageSource(raster: Array("<svg onload=alert(1)>".utf8)) == nil)
        #expect(ImageSource(raster: []) == nil)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func `base64 is written as in RFC 4648, section 10`(_ text: String, _ expected: String) {
        #expect(Base64.encoded(Array(text.utf8)) == expected)
    }
}
