import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("A credential taken from a response")
struct CredentialFromResponseTests {
    static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}, {url: 'https://other.example.com'}]
        components:
          securitySchemes:
            bearer: {type: http, scheme: bearer}
            basic: {type: http, scheme: basic}
        paths:
          /login: {post: {operationId: login, responses: {'200': {description: ok}}}}
          /items: {get: {operationId: items, security: [{bearer: []}], responses: {'200': {description: ok}}}}
          /free: {get: {operationId: free, responses: {'200': {description: ok}}}}
        """
    static let login = "/shop/operations/login"
    static let token = "canary-token-1234567890"

    static func answer(_ token: String = token, status: Int = 200) -> EgressResponse {
        EgressResponse(
            status: status, fields: [WireField(name: "Content-Type", value: "application/json")],
            body: Array(#"{"user":"ada","access_token":"\#(token)","again":"Bearer \#(token)"}"#.utf8))
    }

    static func site() async throws -> TestSite {
        try TestSite([("shop", try await TestSite.document(text))], response: answer())
    }

    /// Executes and gives the name under which the result is kept.
    static func execute(_ path: String, _ visitor: inout Visitor) async throws -> String {
        _ = try await visitor.get(path)
        let location = try #require(try await visitor.post(path, []).headers[.location])
        let query = try #require(location.split(separator: "?").last?.split(separator: "#").first)
        return String(query.dropFirst("exchange=".count))
    }

    @Test("The value is presented from then on, and stands in no page, result or history (THREATS A1, A3)")
    func taken() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            let id = try await Self.execute(Self.login, &visitor)
            let page = try await visitor.get("/shop/exchanges/\(id)").text
            #expect(page.contains("Use as credential") && page.contains("value=\"/access_token\""))
            #expect(!page.contains("basic (http"))
            let cookie = visitor.cookie
            let answer = try await visitor.post(
                "/shop/exchanges/\(id)/credential", [("source", "/access_token"), ("scheme", "bearer")])
            #expect(answer.status == .seeOther && answer.headers[.location]?.contains("canary") == false)
            #expect(visitor.cookie != cookie, "the first credential gives the session a new secret (N1)")
            for path in [
                "/shop/exchanges/\(id)", "/shop/exchanges/\(id)/body", "/shop/authorize", "/shop/history",
                "/shop/history/archive", "/shop/history/script", Self.login,
            ] {
                #expect(try await !visitor.get(path).text.contains("canary"), "\(path)")
            }
            #expect(try await visitor.get("/shop/exchanges/\(id)").text.contains("kept as the credential for bearer"))
            _ = try await Self.execute("/shop/operations/items", &visitor)
            #expect(try await visitor.get("/shop/authorize").text.contains("Authorized"))
        }
        let last = try #require(await transport.requests.last)
        #expect(last.fields[.authorization] == "Bearer " + Self.token)
    }

    @Test("A rule takes it after each call of the operation, until it is removed")
    func rule() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            let id = try await Self.execute(Self.login, &visitor)
            _ = try await visitor.post(
                "/shop/exchanges/\(id)/credential",
                [("source", "/access_token"), ("scheme", "bearer"), ("afterwards", "1")])
            await transport.respond(with: Self.answer("canary-second-token"))
            let next = try await Self.execute(Self.login, &visitor)
            #expect(try await !visitor.get("/shop/exchanges/\(next)").text.contains("canary"))
            _ = try await Self.execute("/shop/operations/items", &visitor)
            let sent = await transport.requests.last?.fields[.authorization]
            #expect(sent == "Bearer canary-second-token")
            await transport.respond(with: Self.answer("canary-failed-token", status: 500))
            _ = try await Self.execute(Self.login, &visitor)
            await transport.respond(with: Self.answer("canary-third-token"))
            let page = try await visitor.get("/shop/authorize").text
            #expect(page.contains("Taken from responses") && page.contains("/access_token"))
            let item = try #require(page.firstMatch(of: /rules\/remove"[^>]*>.*?name="item" value="([^"]+)"/)?.1)
            #expect(try await visitor.post("/shop/rules/remove", [("item", String(item))]).status == .seeOther)
            _ = try await Self.execute(Self.login, &visitor)
            _ = try await Self.execute("/shop/operations/items", &visitor)
            #expect(await transport.requests.last?.fields[.authorization] == "Bearer canary-second-token")
        }
    }

    @Test(
        "A rule counts for the server at which it was made, and its credential goes to that origin alone (THREATS A2)")
    func origins() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            let id = try await Self.execute(Self.login, &visitor)
            _ = try await visitor.post(
                "/shop/exchanges/\(id)/credential",
                [("source", "/access_token"), ("scheme", "bearer"), ("afterwards", "1")])
            #expect(try await visitor.post("/shop/server", [("server", "1")]).status == .seeOther)
            await transport.respond(with: Self.answer("canary-of-the-other"))
            _ = try await Self.execute(Self.login, &visitor)
            _ = try await Self.execute("/shop/operations/items", &visitor)
            #expect(await transport.requests.last?.fields[.authorization] == nil)
            _ = try await visitor.post("/shop/server", [("server", "0")])
            _ = try await Self.execute("/shop/operations/items", &visitor)
            #expect(await transport.requests.last?.fields[.authorization] == "Bearer " + Self.token)
        }
    }

    @Test("Where no scheme fits, a header field of the user's own takes it, for every operation, until Logout")
    func custom() async throws {
        let site = try await Self.site()
        let transport = site.transport
        let name = try #require(HTTPField.Name("X-Session"))
        try await site.test { client in
            var visitor = Visitor(client)
            let id = try await Self.execute(Self.login, &visitor)
            _ = try await visitor.post(
                "/shop/exchanges/\(id)/credential",
                [("source", "/access_token"), ("scheme", ""), ("header", "X-Session")])
            _ = try await Self.execute("/shop/operations/free", &visitor)
            #expect(await transport.requests.last?.fields[name] == Self.token)
            let page = try await visitor.get("/shop/authorize").text
            #expect(page.contains("header:X-Session") && !page.contains("canary"))
            _ = try await visitor.post("/shop/logout", [("scheme", "header:X-Session")])
            _ = try await Self.execute("/shop/operations/free", &visitor)
            #expect(await transport.requests.last?.fields[name] == nil)
        }
    }

    @Test(
        "What cannot be one is said beside the form, and nothing is kept",
        arguments: [
            ("/none", "bearer", ""), ("none", "bearer", ""), ("/access_token", "unknown", ""),
            ("/access_token", "basic", ""), ("/access_token", "", "Host"), ("/access_token", "", ""),
            ("$response.body", "bearer", ""),
        ])
    func refused(_ source: String, _ scheme: String, _ header: String) async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            let id = try await Self.execute(Self.login, &visitor)
            let answer = try await visitor.post(
                "/shop/exchanges/\(id)/credential", [("source", source), ("scheme", scheme), ("header", header)])
            #expect(answer.status == .unprocessableContent && answer.text.contains("notice-bad"))
            #expect(try await !visitor.get("/shop/authorize").text.contains("Authorized<"))
        }
    }

    @Test("Another session, a forged form or another description's address take nothing (THREATS N5, N9)")
    func strangers() async throws {
        let document = try await TestSite.document(Self.text)
        let site = try TestSite([("shop", document), ("other", document)], response: Self.answer())
        try await site.test { client in
            var visitor = Visitor(client)
            let id = try await Self.execute(Self.login, &visitor)
            let fields = [("source", "/access_token"), ("scheme", "bearer"), ("value-name", "t")]
            var stranger = Visitor(client)
            _ = try await stranger.get(Self.login)
            for action in ["credential", "value"] {
                #expect(try await stranger.post("/shop/exchanges/\(id)/\(action)", fields).status == .notFound)
                #expect(try await visitor.post("/other/exchanges/\(id)/\(action)", fields).status == .notFound)
                let forged = try await visitor.post("/shop/exchanges/\(id)/\(action)", fields, token: "x")
                #expect(forged.status == .forbidden)
            }
            #expect(try await visitor.get("/shop/exchanges/\(id)").text.contains(Self.token))
        }
    }
}
