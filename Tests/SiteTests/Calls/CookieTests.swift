import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("The session's cookies")
struct CookieTests {
    private static let page = "/shop/operations/getItem"

    private static func setting(_ fields: String...) -> EgressResponse {
        EgressResponse(status: 200, fields: fields.map { WireField(name: "Set-Cookie", value: $0) })
    }

    @Test("A cookie goes back to the origin that set it, in its session alone, until it is cleared")
    func jar() async throws {
        let site = try await TestSite.shop()
        let transport = site.transport
        await transport.respond(with: Self.setting("sid=canary-cookie-value-4711; HttpOnly", "b=2; Path=/items"))
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            _ = try await visitor.post(Self.page, [("p.path.id", "1")])
            await transport.respond(with: EgressResponse(status: 200))
            _ = try await visitor.post(Self.page, [("p.path.id", "1")])
            #expect(await transport.requests.map { $0.fields[.cookie] } == [nil, "sid=canary-cookie-value-4711; b=2"])

            let page = String(buffer: try await visitor.get("/shop/cookies").body)
            #expect(page.contains("sid") && page.contains("https://api.example.com") && page.contains("HttpOnly"))
            #expect(!page.contains("canary-cookie"))
            let result = String(buffer: try await visitor.get(Self.page).body)
            #expect(result.contains("sid=••••••••") && !result.contains("canary-cookie"))

            var other = Visitor(client)
            _ = try await other.get(Self.page)
            _ = try await other.post(Self.page, [("p.path.id", "1")])
            #expect(await transport.requests.last?.fields[.cookie] == nil)

            _ = try await visitor.post("/shop/server", [("server", "1")])
            _ = try await visitor.post(Self.page, [("p.path.id", "1")])
            #expect(await transport.requests.last?.url.origin.description == "https://other.example.com")
            #expect(await transport.requests.last?.fields[.cookie] == nil)
            _ = try await visitor.post("/shop/server", [("server", "0")])

            let origin = ("origin", "https://api.example.com")
            _ = try await visitor.post("/shop/cookies/clear", [origin, ("cookie", "sid"), ("cookie-path", "/items")])
            _ = try await visitor.post(Self.page, [("p.path.id", "1")])
            #expect(await transport.requests.last?.fields[.cookie] == "b=2")
            #expect(try await visitor.post("/shop/cookies/clear", [], token: "x").status == .forbidden)
            _ = try await visitor.post("/shop/cookies/clear", [origin])
            _ = try await visitor.post(Self.page, [("p.path.id", "1")])
            #expect(await transport.requests.last?.fields[.cookie] == nil)
        }
    }

    @Test("X9, X13: what an API sets never reaches the browser, and what the browser has never reaches an API")
    func apart() async throws {
        let site = try await TestSite.shop()
        let transport = site.transport
        await transport.respond(with: Self.setting("__Host-portico=evil; Secure; Path=/", "portico-dev=evil"))
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let cookie = visitor.cookie
            let answer = try await visitor.post(Self.page, [("p.path.id", "1")])
            #expect(answer.headers[.setCookie] == nil && visitor.cookie == cookie)
            _ = try await visitor.post(Self.page, [("p.path.id", "1")])
        }
        let sent = await transport.requests.compactMap { $0.fields[.cookie] }
        #expect(sent == ["portico-dev=evil; __Host-portico=evil"])
    }
}
