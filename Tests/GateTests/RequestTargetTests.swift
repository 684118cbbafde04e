import Testing

@testable import Gate

@Suite("Request targets")
struct RequestTargetTests {
    @Test(
        "What another reader could take for another path is refused (THREATS G3)",
        arguments: [
            "", "vehicles", "*", "http://api.example/admin", "//admin", "/a//b", "/a/../admin", "/..", "/.", "/a/./b",
            "/a/..", "/%2e%2e/admin", "/a/%2E%2E/admin", "/a/.%2e/admin", "/a/%2e/b", "/public/..%2fadmin", "/a%2fb",
            "/a%2Fb", "/a%5cb", "/a%5Cb", "/a\\b", "/..\\admin", "/a%00", "/a%00/b", "/a%0d%0ab", "/a%0a", "/a%1f",
            "/a%7f",
            "/a;b", "/a;/../admin", "/a%3bb", "/a%3B", "/a%252fb", "/a%252e%252e", "/a%25%32%66", "/a%", "/a%2",
            "/a%zz",
            "/a%c0%af", "/a%c0%ae%c0%ae/b", "/a%e0%80%af", "/a%ff", "/a%ed%a0%80", "/a#b", "/a%23b", "/a%3fb", "/a b",
            "/a\tb",
            "/é", "/a\u{0}b", "/a<b", "/a|b", "/a{b}", "/a\"b", "/a^b", "/a`b", "/a\u{7F}",
        ])
    func refused(target: String) {
        let refusal = #expect(throws: Refusal.self) { try RequestTarget(target) }
        #expect(refusal?.status == 400)
    }

    @Test(
        "Plain paths pass and are kept as they came",
        arguments: [
            ("/", "/", nil), ("/a/b", "/a/b", nil), ("/a/", "/a/", nil), ("/a?b=c", "/a", "b=c"), ("/a?", "/a", ""),
            ("/a?x=/../y//z;%2f", "/a", "x=/../y//z;%2f"), ("/a%20b", "/a%20b", nil), ("/%C3%A9", "/%C3%A9", nil),
            ("/a..b", "/a..b", nil), ("/...", "/...", nil), ("/.well-known/x", "/.well-known/x", nil),
            ("/100%25", "/100%25", nil), ("/a:b@c,d!$&'()*+=~-_", "/a:b@c,d!$&'()*+=~-_", nil), ("/[1]", "/[1]", nil),
        ] as [(String, String, String?)])
    func plain(target: String, path: String, query: String?) throws {
        let parsed = try RequestTarget(target)
        #expect(parsed.path == path && parsed.query == query)
    }

    @Test(
        "A base path ends at a slash",
        arguments: [
            ("/v2/a", "/v2", "/a"), ("/v2/", "/v2", "/"), ("/v2", "/v2", nil), ("/v22/a", "/v2", nil), ("/a", "", "/a"),
        ] as [(String, String, String?)])
    func basePath(target: String, base: String, rest: String?) throws {
        #expect(try RequestTarget(target).path(below: base) == rest)
    }
}
