import HTTPTypes
import Testing

@testable import Site

@Suite("Who may ask, and from where")
struct RequestRulesTests {
    private let rule = OriginRule(ownOrigins: ["http://portico.localhost:8080"])

    @Test(
        "A state-changing request comes from this site (THREATS N5, N6)",
        arguments: [
            ("same-origin", "http://portico.localhost:8080", true),
            ("same-origin", nil, true),
            ("same-site", "http://api.localhost:8080", false),
            ("same-site", "http://portico.localhost:8080", false),
            ("cross-site", "https://evil.example", false),
            ("none", nil, false),
            ("SAME-ORIGIN", nil, false),
            (nil, "http://portico.localhost:8080", true),
            (nil, "http://portico.localhost", false),
            (nil, "https://portico.localhost:8080", false),
            (nil, "http://portico.localhost:8080.evil.example", false),
            (nil, "null", true),
            (nil, nil, true),
        ] as [(String?, String?, Bool)])
    func changing(fetchSite: String?, origin: String?, isAdmitted: Bool) {
        #expect((rule.refusal(fetchSite: fetchSite, origin: origin) == nil) == isAdmitted)
    }

    @Test("Another site may link to a page and to nothing else (THREATS 4.3)")
    func reading() {
        #expect(rule.allowsReading(fetchSite: "cross-site", fetchMode: "navigate", isPage: true))
        #expect(!rule.allowsReading(fetchSite: "cross-site", fetchMode: "no-cors", isPage: true))
        #expect(!rule.allowsReading(fetchSite: "cross-site", fetchMode: "navigate", isPage: false))
        #expect(!rule.allowsReading(fetchSite: "same-site", fetchMode: "cors", isPage: false))
        #expect(rule.allowsReading(fetchSite: "same-origin", fetchMode: "cors", isPage: false))
        #expect(rule.allowsReading(fetchSite: nil, fetchMode: nil, isPage: false))
    }

    @Test(
        "Only the site's own host names are answered (THREATS N7)",
        arguments: [
            ("portico.localhost:8080", "/", true),
            ("PORTICO.localhost:8080", "/x", true),
            ("127.0.0.1:8080", "/", true),
            ("portico.localhost", "/", false),
            ("portico.localhost:80", "/", false),
            ("evil.example", "/", false),
            ("evil.example:8080", "/", false),
            ("portico.localhost:8080.evil.example", "/", false),
            ("portico.localhost:8080@evil.example", "/", false),
            ("portico.localhost:8080", "http://evil.example/", false),
            ("portico.localhost:8080", "//evil.example/", false),
            ("portico.localhost:8080", "", false),
            ("", "/", false),
            (nil, "/", false),
        ] as [(String?, String, Bool)])
    func hosts(authority: String?, target: String, isAdmitted: Bool) {
        let rule = HostRule(authorities: ["portico.localhost:8080", "127.0.0.1:8080"])
        #expect(rule.admits(authority: authority, target: target) == isAdmitted)
    }

    @Test("The cookie is found by its bytes alone (THREATS N2, N3)")
    func cookies() {
        let read = { (fields: [String]) in CookieReader.read("portico-dev", in: fields.map { Array($0.utf8) }) }
        #expect(read(["portico-dev=abc"]) == .value(Array("abc".utf8)))
        #expect(read(["a=1; \t portico-dev=abc ; b=2"]) == .value(Array("abc".utf8)))
        #expect(read(["a=1", "portico-dev=abc"]) == .value(Array("abc".utf8)))
        #expect(read(["portico-dev=abc; portico-dev=abc"]) == .ambiguous)
        #expect(read(["portico-dev=abc", "portico-dev=def"]) == .ambiguous)
        for space in ["\u{2000}", "\u{85}", "\u{A0}", "\u{FEFF}", "\u{0B}"] {
            #expect(read(["\(space)portico-dev=abc"]) == .absent)
        }
        #expect(read(["Portico-Dev=abc; xportico-dev=1; portico-dev"]) == .absent)
    }

    @Test("The cookie is HttpOnly, Lax, host-only, and has the prefix on https (THREATS 4.2)")
    func cookieAttributes() {
        #expect(
            SessionCookie(isSecure: true).setting("x") == "__Host-portico=x; Path=/; Secure; HttpOnly; SameSite=Lax")
        #expect(SessionCookie(isSecure: false).setting("x") == "portico-dev=x; Path=/; HttpOnly; SameSite=Lax")
    }

    @Test("A page allows scripts by its nonce alone and no framing (THREATS 4.1, R11)")
    func pageFields() throws {
        var fields = HTTPFields()
        SecurityFields.apply(.page(nonce: "abc"), to: &fields)
        let policy = try #require(fields[.contentSecurityPolicy])
        #expect(policy.contains("script-src 'nonce-abc';"))
        #expect(!policy.contains("unsafe-inline") && !policy.contains("strict-dynamic"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(fields[.cacheControl] == "no-store")
        #expect(fields[.eTag] == nil)
    }
}
