import Egress
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("One call as two identities")
struct RunPairTests {
    private static let items = "/shop/operations/items"

    private static func authorize(_ value: String, _ visitor: inout Visitor) async throws {
        _ = try await visitor.get("/shop/authorize")
        _ = try await visitor.post("/shop/authorize", [("scheme", "bearer"), ("s.bearer", value)])
        _ = try await visitor.get("/shop/authorize")
    }

    private static func save(_ name: String, _ visitor: inout Visitor) async throws -> String {
        #expect(try await visitor.post("/shop/identities", [("identity", name)]).status == .seeOther)
        let page = try await visitor.get(items).text
        let option = try #require(page.firstMatch(of: try Regex("<option value=\"([^\"]+)\"[^>]*>\(name)</option>")))
        return String(try #require(option[1].substring))
    }

    @Test("Both are sent and shown side by side with their names; the credentials in use stay")
    func pair() async throws {
        let site = try await CredentialFromResponseTests.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            try await Self.authorize("canary-admin-token", &visitor)
            let admin = try await Self.save("Admin", &visitor)
            try await Self.authorize("canary-guest-token", &visitor)
            let guest = try await Self.save("Guest", &visitor)
            try await Self.authorize("canary-third-token", &visitor)
            _ = try await visitor.get(Self.items)
            let answer = try await visitor.post(
                Self.items + "/pair", [("first-identity", admin), ("second-identity", guest)])
            let location = try #require(answer.headers[.location])
            #expect(answer.status == .seeOther && location.hasPrefix("/shop/history/comparison?exchange="))
            let sent = await transport.requests.compactMap { $0.fields[.authorization] }
            #expect(sent == ["Bearer canary-admin-token", "Bearer canary-guest-token"])
            let page = try await visitor.get(location).text
            let (first, second) = (page.range(of: "Admin"), page.range(of: "Guest"))
            #expect(try #require(first).lowerBound < #require(second).lowerBound)
            #expect(!page.contains("canary-admin") && !page.contains("canary-guest"))
            _ = try await CredentialFromResponseTests.execute(Self.items, &visitor)
            #expect(await transport.requests.last?.fields[.authorization] == "Bearer canary-third-token")
        }
    }

    @Test("The credentials in use and none can be two of them")
    func withoutIdentities() async throws {
        let site = try await CredentialFromResponseTests.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            try await Self.authorize("canary-token", &visitor)
            _ = try await visitor.get(Self.items)
            let answer = try await visitor.post(
                Self.items + "/pair", [("first-identity", "current"), ("second-identity", "anonymous")])
            #expect(answer.status == .seeOther)
            #expect(await transport.requests.map { $0.fields[.authorization] } == ["Bearer canary-token", nil])
        }
    }

    @Test("Cookies go with the identity they were set for, the session's with the credentials in use, none with none")
    func cookies() async throws {
        let site = try await CredentialFromResponseTests.site()
        let transport = site.transport
        @Sendable func sets(_ value: String) -> EgressResponse {
            EgressResponse(status: 200, fields: [WireField(name: "Set-Cookie", value: "sid=\(value); Path=/")])
        }
        try await site.test { client in
            var visitor = Visitor(client)
            await transport.respond(with: sets("canary-ada"))
            _ = try await CredentialFromResponseTests.execute(CredentialFromResponseTests.login, &visitor)
            // A login by cookie alone is enough to be saved.
            let ada = try await Self.save("Ada", &visitor)
            await transport.respond(with: sets("canary-bob"))
            _ = try await CredentialFromResponseTests.execute(CredentialFromResponseTests.login, &visitor)
            await transport.respond(with: EgressResponse(status: 200))
            for pair in [(ada, "current"), ("anonymous", ada)] {
                let answer = try await visitor.post(
                    Self.items + "/pair", [("first-identity", pair.0), ("second-identity", pair.1)])
                #expect(answer.status == .seeOther)
            }
            let sent = await transport.requests.suffix(4).map { $0.fields[.cookie] }
            #expect(sent == ["sid=canary-ada", "sid=canary-bob", nil, "sid=canary-ada"])
            // What comes to one identity does not come to the session.
            await transport.respond(with: sets("canary-eve"))
            _ = try await visitor.post(
                Self.items + "/pair", [("first-identity", ada), ("second-identity", "anonymous")])
            await transport.respond(with: EgressResponse(status: 200))
            _ = try await CredentialFromResponseTests.execute(Self.items, &visitor)
            #expect(await transport.requests.last?.fields[.cookie] == "sid=canary-bob")
            _ = try await visitor.post("/shop/identities/use", [("item", ada)])
            _ = try await CredentialFromResponseTests.execute(Self.items, &visitor)
            #expect(await transport.requests.last?.fields[.cookie] == "sid=canary-eve")
            for page in ["/shop/authorize", "/shop/cookies", Self.items] {
                #expect(try await !visitor.get(page).text.contains("canary"))
            }
        }
    }

    @Test("What Execute would not send is not sent as two either, unless both are to be sent anyway")
    func refused() async throws {
        let text = """
            openapi: 3.1.0
            info: {title: Shop, version: '1'}
            servers: [{url: 'https://api.example.com'}]
            paths:
              /items:
                get:
                  operationId: items
                  parameters: [{name: limit, in: query, schema: {type: integer}}]
                  responses: {'200': {description: ok}}
            """
        let site = try TestSite([("shop", try await TestSite.document(text))], response: EgressResponse(status: 200))
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.items)
            let form = [("p.query.limit", "many"), ("first-identity", "current"), ("second-identity", "anonymous")]
            let answer = try await visitor.post(Self.items + "/pair", form)
            #expect(answer.status == .unprocessableContent && answer.text.contains("many"))
            #expect(answer.text.contains("value=\"anonymous\" selected"))
            #expect(await transport.requests.isEmpty)
            let anyway = try #require(answer.text.firstMatch(of: /formaction="([^"]+pair\?[^"]+)"/))
            #expect(try await visitor.post(String(anyway.1), form).status == .seeOther)
            let sent = await transport.requests.map { $0.url.description.hasSuffix("limit=many") }
            #expect(sent == [true, true])
        }
    }

    @Test("An identity is taken into use in place of the credentials there are, and forgotten (THREATS A1)")
    func switching() async throws {
        let site = try await CredentialFromResponseTests.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            #expect(try await visitor.get("/shop/authorize").status == .ok)
            #expect(try await visitor.post("/shop/identities", [("identity", "x")]).status == .unprocessableContent)
            try await Self.authorize("canary-admin-token", &visitor)
            let admin = try await Self.save("Admin", &visitor)
            try await Self.authorize("canary-guest-token", &visitor)
            #expect(try await visitor.post("/shop/identities", [("identity", " ")]).status == .unprocessableContent)
            let page = try await visitor.get("/shop/authorize").text
            #expect(page.contains("Admin") && !page.contains("canary"))
            _ = try await visitor.post("/shop/identities/use", [("item", admin)])
            _ = try await CredentialFromResponseTests.execute(Self.items, &visitor)
            #expect(await transport.requests.last?.fields[.authorization] == "Bearer canary-admin-token")
            _ = try await visitor.post("/shop/identities/remove", [("item", admin)])
            #expect(try await !visitor.get("/shop/authorize").text.contains("Admin<"))
            #expect(try await visitor.post("/shop/identities/use", [("item", admin)]).status == .notFound)
        }
    }

    @Test("Another session has none of them, and a forged form changes nothing (THREATS N5, N9)")
    func strangers() async throws {
        let site = try await CredentialFromResponseTests.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            try await Self.authorize("canary-admin-token", &visitor)
            let admin = try await Self.save("Admin", &visitor)
            var stranger = Visitor(client)
            _ = try await stranger.get(Self.items)
            #expect(try await stranger.post("/shop/identities/use", [("item", admin)]).status == .notFound)
            let pair = [("first-identity", admin), ("second-identity", admin)]
            #expect(try await stranger.post(Self.items + "/pair", pair).status == .notFound)
            #expect(try await visitor.post(Self.items + "/pair", pair, token: "x").status == .forbidden)
            for path in ["identities", "identities/use", "identities/remove", "values/remove", "rules/remove"] {
                let forged = try await visitor.post("/shop/\(path)", [("item", admin), ("identity", "x")], token: "x")
                #expect(forged.status == .forbidden)
            }
            #expect(await transport.requests.isEmpty)
        }
    }
}
