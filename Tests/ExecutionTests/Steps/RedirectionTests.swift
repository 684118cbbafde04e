import Egress
import Execution
import HTTPTypes
import Testing

@Suite("Redirects (RFC 9110 section 15.4; THREATS P6)")
struct RedirectionTests {
    static func request(_ method: HTTPRequest.Method = .post, body: String = "{}") throws -> OutboundRequest {
        OutboundRequest(
            method: method, origin: try Origin(parsing: "https://api.example"), path: "/v1/items",
            query: [QueryPiece(encoded: "a=1"), QueryPiece(name: "key", secret: Secret("canary"))],
            fields: [
                Field(name: "Accept", value: "*/*"), Field(name: "Content-Type", value: "application/json"),
                Field(name: "User-Agent", value: "Portico"), Field(name: "X-Api-Key", value: "typed"),
                Field(name: "Authorization", prefix: "Bearer ", secret: Secret("canary")),
            ],
            cookies: [Field(name: "typed", value: "1"), Field(name: "sid", secret: Secret("canary"), variable: "SID")],
            body: Array(body.utf8), shape: body.isEmpty ? .none : .text)
    }

    private func redirection(
        _ request: OutboundRequest? = nil, _ status: Int = 307, to location: String...
    ) throws -> Redirection? {
        let response = ExchangeResponse(
            status: status, fields: location.map { WireField(name: "location", value: $0) })
        return try Redirection(of: try request ?? Self.request(), by: response)
    }

    @Test(
        "Only 301 and 302 to POST, and 303, change the method, and then the body stays behind",
        arguments: [301, 302, 303, 307, 308], ["POST", "PUT", "GET", "HEAD", "DELETE", "QUERY"])
    func methods(_ status: Int, _ name: String) throws {
        let method = try #require(HTTPRequest.Method(name))
        let next = try #require(try redirection(Self.request(method), status, to: "/x")).request
        let isChanged = status == 303 ? !["GET", "HEAD"].contains(name) : status < 303 && name == "POST"
        #expect(next.method == (isChanged ? .get : method))
        #expect(next.body.isEmpty == isChanged && next.bodySize == next.body.count)
        #expect(next.fields.contains { $0.name == "Content-Type" } == !isChanged)
    }

    @Test("300, 304, 305, 306 and what is no redirect lead nowhere", arguments: [200, 201, 300, 304, 305, 306, 400])
    func others(_ status: Int) throws {
        #expect(try redirection(nil, status, to: "/x") == nil)
    }

    @Test(
        "A location resolves against what was sent (RFC 3986 section 5)",
        arguments: [
            ("/x?y=1#z", "https://api.example/x?y=1"), ("other", "https://api.example/v1/other"),
            ("../up", "https://api.example/up"), ("?page=2", "https://api.example/v1/items?page=2"),
            ("//b.example/x", "https://b.example/x"), ("http://b.example:8080", "http://b.example:8080/"),
        ])
    func targets(_ location: String, _ url: String) throws {
        #expect(try redirection(to: location)?.request.url(.revealed) == url)
    }

    @Test(
        "P1, P7, P8, P10: what cannot be called is no target",
        arguments: [
            "ftp://x/", "javascript:alert(1)", "http://a@b/", "http://2130706433/", "http://x:99999/", "http://x/a b",
            "http+unix://%2Fvar/", "http://x\\@y/", "/a\u{0}b", "",
        ])
    func refused(_ location: String) throws {
        #expect(throws: EgressError.self) { try redirection(to: location) }
    }

    @Test("None and two locations are no target")
    func several() throws {
        let none = ExchangeResponse(status: 302)
        #expect(throws: EgressError.self) { try Redirection(of: Self.request(), by: none) }
        #expect(throws: EgressError.self) { try redirection(nil, 302, to: "/a", "/b") }
    }

    @Test("P6: within its origin everything goes along but the secrets, which are applied anew")
    func sameOrigin() throws {
        let next = try #require(try redirection(to: "/x"))
        #expect(next.staysAtOrigin)
        #expect(next.request.fields.map(\.name) == ["Accept", "Content-Type", "User-Agent", "X-Api-Key"])
        #expect(next.request.cookies.map(\.name) == ["typed"])
        #expect(!next.request.displayedFields(.revealed).contains { $0.value.contains("canary") })
    }

    @Test(
        "P6: another origin gets nothing that may be a key: no field of the caller's own, no cookie, no query",
        arguments: [
            "https://evil.example/", "http://api.example/", "https://api.example:8443/", "https://api.example.evil/",
        ])
    func otherOrigin(_ location: String) throws {
        let next = try #require(try redirection(to: location))
        #expect(!next.staysAtOrigin)
        #expect(next.request.fields.map(\.name) == ["Accept", "Content-Type", "User-Agent"])
        #expect(next.request.cookies.isEmpty && next.request.query.isEmpty)
        let changed = try #require(try redirection(nil, 303, to: location))
        #expect(changed.request.fields.map(\.name) == ["Accept", "User-Agent"])
    }

    @Test("P6: where a server points counts as named by a user")
    func naming() throws {
        let next = try #require(try redirection(to: "https://evil.example/"))
        #expect(try next.request.wire().naming == .user)
        #expect(try redirection(to: "/x")?.request.wire().naming == .user)
    }

    @Test("A body that was too large to be kept cannot go again")
    func largeBody() throws {
        let large = try Self.request(body: String(repeating: "x", count: OutboundRequest.keptBody + 1)).redacted()
        #expect(try redirection(large, 307, to: "/x")?.obstacle != nil)
        #expect(try redirection(large, 303, to: "/x")?.obstacle == nil)
    }
}
