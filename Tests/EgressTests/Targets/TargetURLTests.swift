import Egress
import Testing

@Suite struct TargetURLTests {
    @Test(
        "X3: path and query are kept as they are written",
        arguments: [
            ("http://h", "/", nil), ("http://h/", "/", nil), ("http://h?", "/", ""), ("http://h/?", "/", ""),
            ("http://h?a=1", "/", "a=1"), ("http://h/a//b/", "/a//b/", nil), ("http://h/a/../b", "/a/../b", nil),
            ("http://h/%2e%2E/x", "/%2e%2E/x", nil), ("http://h/%41", "/%41", nil),
            ("http://h/a;b=c,d", "/a;b=c,d", nil),
            ("http://h/x?a[b]=c&d=%5B", "/x", "a[b]=c&d=%5B"), ("http://h/x?a?b=/c", "/x", "a?b=/c"),
            ("http://h//evil/x", "//evil/x", nil), ("http://h/%2F%5C", "/%2F%5C", nil),
            ("http://h/:@!$&'()*+~", "/:@!$&'()*+~", nil),
        ] as [(String, String, String?)])
    func kept(_ text: String, _ path: String, _ query: String?) throws {
        let url = try TargetURL(parsing: text)
        #expect(url.path == path)
        #expect(url.query == query)
        #expect(url.requestTarget == (query.map { path + "?" + $0 } ?? path))
        #expect(url.description == "http://h" + url.requestTarget)
        #expect(try TargetURL(origin: url.origin, path: path, query: query) == url)
    }

    @Test(
        "X3: what would have to be encoded or ends the target is refused",
        arguments: [
            "/a b", "/a\tb", "/a\rb", "/a\nb", "/a\u{0}b", "/a#b", "/a\\b", "/ä", "/a\u{7F}", "/%", "/%4", "/%zz",
            "/%4g",
            "/\"", "/<", "/>", "/^", "/`", "/{id}", "/a|b", "x", "", "?a",
        ])
    func refused(_ path: String) throws {
        let origin = try Origin(parsing: "http://h")
        #expect(throws: EgressError.self) { try TargetURL(origin: origin, path: path, query: nil) }
    }

    @Test("X3: a query has the same bounds", arguments: ["a b", "a#b", "%", "%0", "a\r\nX: 1", "ü", "{x}", "\u{0}"])
    func refusedQuery(_ query: String) throws {
        let origin = try Origin(parsing: "http://h")
        #expect(throws: EgressError.self) { try TargetURL(origin: origin, path: "/", query: query) }
    }

    @Test("A question mark is no part of a path")
    func questionMark() throws {
        let origin = try Origin(parsing: "http://h")
        #expect(throws: EgressError.self) { try TargetURL(origin: origin, path: "/a?b", query: nil) }
    }

    @Test("Path and query together have 32 KiB at most")
    func length() throws {
        let origin = try Origin(parsing: "http://h")
        let path = "/" + String(repeating: "a", count: TargetURL.maximumLength - 1)
        _ = try TargetURL(origin: origin, path: path, query: nil)
        let error = #expect(throws: EgressError.self) { try TargetURL(origin: origin, path: path, query: "b") }
        #expect(error?.code == .tooLarge)
    }

    /// The examples of RFC 3986, section 5.4, for the references that stay http.
    @Test(
        "References resolve as in RFC 3986, section 5.4",
        arguments: [
            ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
            ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q"), ("g#s", "http://a/b/c/g"), (";x", "http://a/b/c/;x"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
            ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
            ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
            ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"), ("https://z/w", "https://z/w"),
        ])
    func resolving(_ reference: String, _ expected: String) throws {
        let base = try TargetURL(parsing: "http://a/b/c/d;p?q")
        #expect(try base.resolving(reference).description == expected)
    }

    @Test(
        "P7: a reference to another scheme is refused", arguments: ["file:///x", "g:h", "javascript:x", "mailto:a@b"])
    func otherScheme(_ reference: String) throws {
        let base = try TargetURL(parsing: "http://a/b")
        #expect(throws: EgressError.self) { try base.resolving(reference) }
    }
}
