import Egress
import Execution
import Foundation
import HTTPTypes
import Testing

@Suite("The cookies of an origin (RFC 6265bis)")
struct CookieJarTests {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// A jar after responses that set these cookies.
    private func jar(
        _ fields: String..., at address: String = "https://api.example", path: String = "/a/b", later: TimeInterval = 0
    ) throws -> CookieJar {
        var jar = CookieJar()
        try take(fields, into: &jar, at: address, path: path, later: later)
        return jar
    }

    private func take(
        _ fields: [String], into jar: inout CookieJar, at address: String = "https://api.example",
        path: String = "/a/b",
        later: TimeInterval = 0
    ) throws {
        let response = ExchangeResponse(
            status: 200, fields: fields.map { WireField(name: "set-cookie", value: $0) })
        jar.take(response, from: try Origin(parsing: address), path: path, at: Self.now.addingTimeInterval(later))
    }

    private func sent(_ jar: CookieJar, to path: String = "/a/b", later: TimeInterval = 0) -> [String] {
        jar.cookies(forPath: path, at: Self.now.addingTimeInterval(later)).map { "\($0.name)=\($0.value)" }
    }

    @Test(
        "A field is split at its first semicolon and its first equals sign, blanks around are no part (section 5.6)",
        arguments: [
            ("a=b", "a=b"), (" a = b ; Path=/", "a=b"), ("a=b=c", "a=b=c"), ("a=\"b c\"", "a=\"b c\""), ("a=", "a="),
            ("a=b;c=d", "a=b"), ("a=ü", "a=ü"),
        ])
    func pairs(_ field: String, _ pair: String) throws {
        #expect(sent(try jar(field)) == [pair])
    }

    @Test(
        "What is no cookie is ignored, and so is one that is too large",
        arguments: [
            "", "a", "=b", ";", "a\u{1}=b", "a=b\u{7F}", "a=" + String(repeating: "x", count: 4_096),
        ])
    func ignored(_ field: String) throws {
        #expect(try jar(field).isEmpty)
    }

    @Test("Name and value together may have 4096 bytes; an attribute that is too long is left out alone")
    func sizes() throws {
        #expect(try !jar("a=" + String(repeating: "x", count: 4_095)).isEmpty)
        let path = "/" + String(repeating: "p", count: 1_024)
        #expect(try jar("a=b; Path=\(path)").cookies.map(\.path) == ["/a"])
    }

    @Test(
        "A path covers itself and what is below it (section 5.1.4)",
        arguments: [
            ("/a", "/a", true), ("/a", "/a/b", true), ("/a", "/ab", false), ("/a/", "/a/b", true), ("/a/", "/a", false),
            ("/", "/x", true), ("/a/b", "/a", false),
        ])
    func paths(_ path: String, _ requested: String, _ isSent: Bool) throws {
        #expect(sent(try jar("a=b; path=\(path)"), to: requested).isEmpty == !isSent)
    }

    @Test(
        "Without a path the folder of the request counts",
        arguments: [("/", "/"), ("/a", "/"), ("/a/", "/a"), ("/a/b", "/a"), ("/a/b/", "/a/b")])
    func defaultPath(_ requested: String, _ path: String) throws {
        #expect(try jar("a=b", path: requested).cookies.map(\.path) == [path])
        #expect(try jar("a=b; Path=nothing", path: requested).cookies.map(\.path) == [path])
    }

    @Test("Longer paths go first, then those that were set earlier (section 5.8.3)")
    func order() throws {
        let jar = try jar("a=1; Path=/", "b=2; Path=/a/b", "c=3; Path=/", "d=4; Path=/a")
        #expect(sent(jar) == ["b=2", "d=4", "a=1", "c=3"])
    }

    @Test("A cookie of the same name and path takes the place of the other and keeps its age")
    func replaced() throws {
        var jar = try jar("a=1; Path=/", "b=2; Path=/")
        try take(["a=3; Path=/"], into: &jar, later: 10)
        #expect(sent(jar) == ["a=3", "b=2"])
        #expect(jar.cookies[0].createdAt == Self.now)
    }

    @Test("Max-Age goes before Expires, and what is over is gone")
    func expiry() throws {
        let past = "Sun, 06 Nov 1994 08:49:37 GMT"
        #expect(try jar("a=1; Expires=\(past)").isEmpty)
        #expect(try !jar("a=1; Expires=\(past); Max-Age=60").isEmpty)
        #expect(try jar("a=1; Max-Age=0").isEmpty)
        #expect(try jar("a=1; Max-Age=-99999999999999999999").isEmpty)
        #expect(try !jar("a=1; Max-Age=99999999999999999999").isEmpty)
        #expect(try jar("a=1; Max-Age=x").cookies.map(\.expiresAt) == [nil])
        let short = try jar("a=1; Max-Age=60")
        #expect(sent(short, later: 59) == ["a=1"] && sent(short, later: 60) == [])
        let limit = try #require(try jar("a=1; Max-Age=999999999").cookies[0].expiresAt)
        #expect(limit.timeIntervalSince(Self.now) == 400 * 86_400)
    }

    @Test("A server takes its cookie back by one that is over")
    func deleted() throws {
        var jar = try jar("a=1; Path=/")
        try take(["a=; Path=/x; Max-Age=0"], into: &jar)
        #expect(sent(jar) == ["a=1"])
        try take(["a=; Path=/; Max-Age=0"], into: &jar)
        #expect(jar.isEmpty)
    }

    @Test(
        "A domain that does not cover the host refuses the cookie; one that does changes nothing, since all are host-only",
        arguments: [
            ("api.example", true), (".api.example", true), ("example", true), ("API.EXAMPLE", true), ("", true),
            ("other.example", false), ("pi.example", false), ("x.api.example", false),
        ])
    func domains(_ domain: String, _ isTaken: Bool) throws {
        #expect(try jar("a=b; Domain=\(domain)").isEmpty == !isTaken)
    }

    @Test("No domain covers an address but itself")
    func addresses() throws {
        #expect(try jar("a=b; Domain=0.0.1", at: "http://127.0.0.1").isEmpty)
        #expect(try !jar("a=b; Domain=127.0.0.1", at: "http://127.0.0.1").isEmpty)
    }

    @Test(
        "Secure cookies come by https or from this machine, and names that promise something keep it (section 5.7)",
        arguments: [
            ("a=b; Secure", "https://api.example", true), ("a=b; Secure", "http://api.example", false),
            ("a=b; Secure", "http://localhost:3000", true), ("__Secure-a=b", "https://api.example", false),
            ("__secure-a=b; Secure", "https://api.example", true),
            ("__Host-a=b; Secure; Path=/", "https://api.example", true),
            ("__Host-a=b; Secure", "https://api.example", false), ("__Host-a=b; Path=/", "https://api.example", false),
            ("__Host-a=b; Secure; Path=/; Domain=api.example", "https://api.example", false),
        ])
    func prefixes(_ field: String, _ address: String, _ isTaken: Bool) throws {
        #expect(try jar(field, at: address).isEmpty == !isTaken)
    }

    @Test("Of more than fifty the oldest make room")
    func count() throws {
        var jar = CookieJar()
        try take((0..<60).map { "c\($0)=1; Path=/" }, into: &jar)
        #expect(jar.cookies.count == CookieJar.limit && jar.cookies.first?.name == "c10")
    }

    @Test("What was typed goes before a stored cookie of its name; values are secrets and no credentials (THREATS A3)")
    func added() throws {
        var request = OutboundRequest(
            method: .get, origin: try Origin(parsing: "https://api.example"), path: "/",
            cookies: [Field(name: "a", value: "typed")])
        request.add(try jar("a=stored; Path=/", "canary.name=canary-value-1; Path=/").cookies)
        #expect(request.displayedFields(.revealed).map(\.value) == ["a=typed; canary.name=canary-value-1"])
        #expect(request.displayedFields().map(\.value) == ["a=typed; canary.name=••••••••"])
        #expect(request.displayedFields(.variable).map(\.value) == ["a=typed; canary.name=$COOKIE_CANARY_NAME"])
        #expect(!request.carriesCredential)
        request.removeStoredCookies()
        #expect(request.cookies.map(\.name) == ["a"])
    }
}
