import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import OpenAPI
import Pages
import Testing

@testable import Site

@Suite("Sessions, credentials and calls through the site")
struct SessionTests {
    static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}, {url: 'https://other.example.com'}]
        security: [{bearer: []}]
        paths:
          /items/{id}:
            get:
              operationId: getItem
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
                - {name: tag, in: query, schema: {type: array, items: {type: string}}}
              responses: {'200': {description: ok}}
            post:
              operationId: addItem
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              requestBody: {content: {application/json: {schema: {type: object}}}}
              responses: {'201': {description: made}}
        components:
          securitySchemes:
            bearer: {type: http, scheme: bearer}
            key: {type: apiKey, in: query, name: key}
        """
    static let secret = "canary-4711-secret-value-0815"

    private static func site(isSecure: Bool = false) async throws -> TestSite {
        try TestSite([("shop", try await TestSite.document(text))], isSecure: isSecure)
    }

    @Test("A credential that was entered is sent to its origin, and no page ever shows it (THREATS A1, A3)")
    func credential() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/authorize")
            let saved = try await visitor.post("/shop/authorize", [("scheme", "bearer"), ("s.bearer", Self.secret)])
            #expect(saved.status == .seeOther)
            let executed = try await visitor.post(
                "/shop/operations/getItem", [("p.path.id", "a b"), ("p.query.tag", "x"), ("p.query.tag", "")])
            #expect(executed.status == .seeOther)
            let location = try #require(executed.headers[.location])
            for page in ["/shop", "/shop/authorize", "/shop/operations/getItem", location] {
                let response = try await visitor.get(page)
                #expect(response.status == .ok)
                #expect(!String(buffer: response.body).contains(Self.secret), "\(page)")
            }
        }
        let sent = try #require(await transport.requests.first)
        #expect(sent.url.description == "https://api.example.com/items/a%20b?tag=x")
        #expect(sent.fields[.authorization] == "Bearer \(Self.secret)")
        #expect(sent.fields[.cookie] == nil && sent.fields[.referer] == nil)
    }

    @Test("Another server gets no credential that was entered for the first (THREATS A2)")
    func otherOrigin() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/authorize")
            _ = try await visitor.post("/shop/authorize", [("scheme", "bearer"), ("s.bearer", Self.secret)])
            #expect(try await visitor.post("/shop/server", [("server", "1")]).status == .seeOther)
            _ = try await visitor.post("/shop/operations/getItem", [("p.path.id", "1")])
        }
        let sent = try #require(await transport.requests.first)
        #expect(sent.url.origin.description == "https://other.example.com")
        #expect(sent.fields[.authorization] == nil)
    }

    @Test(
        "The destination is never a field of a form (THREATS P13)",
        arguments: ["server_url", "url", "origin", "baseUrl", "host", "servers", "target"])
    func destination(field: String) async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/operations/getItem")
            _ = try await visitor.post(
                "/shop/operations/getItem", [("p.path.id", "1"), (field, "https://evil.example/")])
            let refused = try await visitor.post("/shop/server", [("server", "https://evil.example/")])
            #expect(refused.status == .seeOther || refused.status == .unprocessableContent)
            #expect(try await visitor.post("/shop/server", [("server", "7")]).status == .unprocessableContent)
        }
        #expect(await transport.requests.map(\.url.origin.description) == ["https://api.example.com"])
    }

    @Test("A form without this session's token changes nothing (THREATS N5)")
    func forgery() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var other = Visitor(client)
            _ = try await other.get("/shop/authorize")
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/authorize")
            let path = "/shop/operations/getItem"
            for token in ["", "x", other.csrf, String(visitor.csrf.reversed())] {
                #expect(try await visitor.post(path, [("p.path.id", "1")], token: token).status == .forbidden)
            }
            for site in ["cross-site", "same-site", "none"] {
                #expect(try await visitor.post(path, [("p.path.id", "1")], [.fetchSite: site]).status == .forbidden)
            }
            #expect(
                try await visitor.post(path, [("p.path.id", "1")], [.origin: "https://evil.example"]).status
                    == .forbidden)
            #expect(
                try await visitor.post(
                    path, [("p.path.id", "1")], [.fetchSite: "same-origin", .contentType: "text/plain"]
                ).status == .unsupportedMediaType)
            visitor.cookie = nil
            #expect(try await visitor.post(path, [("p.path.id", "1")]).status == .forbidden)
        }
        #expect(await transport.requests.isEmpty)
    }

    @Test("The first credential gives the session a new secret; the old cookie is worth nothing (THREATS N1)")
    func rotation() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/authorize")
            let before = try #require(visitor.cookie)
            _ = try await visitor.post("/shop/authorize", [("scheme", "bearer"), ("s.bearer", Self.secret)])
            let after = try #require(visitor.cookie)
            #expect(before != after)
            #expect(String(buffer: try await visitor.get("/shop/authorize").body).contains("Logout"))
            visitor.cookie = before
            #expect(!String(buffer: try await visitor.get("/shop/authorize").body).contains("Logout"))
        }
    }

    @Test("Another session sees neither result nor body of a call (THREATS N9, V7)")
    func results() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/operations/getItem")
            let executed = try await visitor.post("/shop/operations/getItem", [("p.path.id", "1")])
            let location = try #require(executed.headers[.location])
            let id = try #require(location.split(separator: "=").last?.split(separator: "#").first)
            let body = "/shop/exchanges/\(id)/body"
            let download = try await visitor.get(body)
            #expect(download.status == .ok)
            #expect(download.headers[.contentType] == "application/octet-stream")
            #expect(download.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
            #expect(download.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(try await visitor.get(body, [.fetchDest: "script"]).status == .forbidden)
            var other = Visitor(client)
            #expect(try await other.get(body).status == .notFound)
            #expect(try await other.get("/shop/exchanges/\(id)").status == .notFound)
        }
    }

    @Test("What is missing is said at its field and nothing is sent; what can be left out goes with Execute anyway")
    func problems() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/operations/getItem")
            let page = try await visitor.post("/shop/operations/getItem", [("p.query.tag", "kept")])
            #expect(page.status == .unprocessableContent)
            #expect(String(buffer: page.body).contains("kept"))
            for value in ["..", ".", "a/../b", "a\r\nb"] {
                _ = try await visitor.post("/shop/operations/getItem", [("p.path.id", value)])
            }
        }
        for request in await transport.requests {
            let segments = request.url.path.split(separator: "/", omittingEmptySubsequences: false)
            #expect(!segments.contains("..") && !segments.contains("."))
            #expect(!request.url.path.contains("\r"))
        }
    }

    @Test(
        "Every answer has the fields that guard it, also errors (THREATS 4.1, R11, O7)",
        arguments: [
            "/shop", "/shop/operations/getItem", "/shop/nothing", "/nothing", "/shop/operations/nothing",
            "/shop/search?q=item",
        ])
    func fields(path: String) async throws {
        try await Self.site(isSecure: true).test { client in
            var visitor = Visitor(client)
            let first = try await visitor.get(path)
            let second = try await visitor.get(path)
            let policy = try #require(first.headers[.contentSecurityPolicy])
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(policy != second.headers[.contentSecurityPolicy], "R16: the nonce is new for every answer")
            #expect(first.headers[.xContentTypeOptions] == "nosniff")
            #expect(first.headers[.cacheControl] == "no-store")
            #expect(first.headers[.eTag] == nil)
            #expect(first.headers[.strictTransportSecurity] != nil)
            #expect(first.headers[.accessControlAllowOrigin] == nil)
        }
    }

    @Test(
        "Assets come from a table: no listing, no way out of it (THREATS O4)",
        arguments: [
            "..", "../Package.swift", "%2e%2e/%2e%2e/etc/passwd", "css", "css/", "css/base.css.map", "js/site.js%00",
            ".git/config",
        ])
    func assets(path: String) async throws {
        let site = try await Self.site()
        let version = site.environment.assets.version
        try await site.test { client in
            var visitor = Visitor(client)
            #expect(try await visitor.get("/assets/\(version)/\(path)").status == .notFound)
            let good = try await visitor.get("/assets/\(version)/css/base.css")
            #expect(good.status == .ok)
            #expect(good.headers[.cacheControl]?.contains("immutable") == true)
            #expect(good.headers[.setCookie] == nil)
        }
    }

    @Test("A GET changes nothing, and other methods are not taken (THREATS N10)")
    func methods() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            #expect(try await visitor.get("/shop/logout").status.code >= 400)
            for method in [HTTPRequest.Method.put, .delete, .patch, .options, .trace] {
                let response = try await client.execute(uri: "/shop", method: method) { $0 }
                #expect(response.status == .methodNotAllowed)
            }
        }
    }

    @Test("A form that is too large is refused before it is read (THREATS L2)")
    func largeForm() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/authorize")
            let response = try await visitor.post(
                "/shop/authorize", [("s.bearer", String(repeating: "x", count: 70_000))])
            #expect(response.status == .contentTooLarge)
        }
    }
}
