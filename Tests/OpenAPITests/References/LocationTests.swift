import Testing

@testable import OpenAPI

@Suite("Locations and URI references")
struct LocationTests {
    /// RFC 3986, section 5.4, without those that only differ in their fragment.
    @Test(
        "References are resolved as RFC 3986, section 5.4 says",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), (";x", "http://a/b/c/;x"),
            ("g;x=1/../y", "http://a/b/c/y"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"), ("./g/.", "http://a/b/c/g/"),
            ("g/../h", "http://a/b/c/h"),
        ])
    func uri(reference: String, expected: String) {
        #expect(Location("http://a/b/c/d;p?q").joining(reference).text == expected)
    }

    @Test(
        "In a file a reference is a percent-decoded path",
        arguments: [
            ("x.yaml", "dir/x.yaml"), ("./x.yaml", "dir/x.yaml"), ("../x.yaml", "x.yaml"),
            ("../../x.yaml", "../x.yaml"),
            ("a/b/../../x.yaml", "dir/x.yaml"), ("a%20b.yaml", "dir/a b.yaml"), ("100%.yaml", "dir/100%.yaml"),
            ("x.yaml?v=1", "dir/x.yaml"),
            ("/etc/passwd", "/etc/passwd"), ("https://h/x", "https://h/x"), ("%2e%2e/x", "x"),
        ])
    func path(reference: String, expected: String) {
        #expect(Location("dir/openapi.yaml").joining(reference).text == expected)
    }

    @Test(
        "A location is written so that it is found again",
        arguments: [
            ("a/b/c.yaml", "a/x.yaml"), ("c.yaml", "a/b/x.yaml"), ("/r/c.yaml", "/r/s/x.yaml"), ("../c.yaml", "x.yaml"),
            ("a/100%#.yaml", "a/x.yaml"), ("https://h/c", "x.yaml"),
        ])
    func back(target: String, base: String) {
        let reference = Location(target).text(from: Location(base))
        #expect(Location(base).joining(reference).text == target)
    }

    @Test(
        "Only paths and http(s) URLs may be asked for (THREATS S11)",
        arguments: [
            ("x.yaml", true), ("https://h/x", true), ("HTTP://h", true), ("file:///etc/passwd", false),
            ("ftp://h", false), ("urn:a:b", false), ("C:/x", false), ("-", false), ("", false),
        ])
    func asking(text: String, expected: Bool) { #expect(Location(text).canBeAskedFor == expected) }

    @Test(
        "Percent-encoding is decoded or refused",
        arguments: [("a%2Fb", "a/b"), ("%c3%a9", "é"), ("a", "a"), ("%", nil), ("%4", nil), ("%zz", nil), ("%ff", nil)]
            as [(String, String?)])
    func percent(text: String, expected: String?) { #expect(PercentEncoding.decoded(text) == expected) }

    @Test("Keys are compared by bytes, not by canonical equivalence (THREATS S8)")
    func keys() {
        #expect("\u{E9}" == "e\u{301}")
        #expect(ByteKey("\u{E9}") != ByteKey("e\u{301}"))
        #expect(Set([ByteKey("\u{E9}"), ByteKey("e\u{301}"), ByteKey("\u{E9}")]).count == 2)
    }
}
