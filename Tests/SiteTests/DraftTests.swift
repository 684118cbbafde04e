import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import OpenAPI
import Pages
import Storage
import Testing

@testable import Site

@Suite("What is typed is kept")
struct DraftTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        paths:
          /items:
            post:
              operationId: addItem
              parameters:
                - {name: tag, in: query, schema: {type: array, items: {type: string}},
                   examples: {two: {value: [a, b]}, none: {externalValue: 'https://x.example'}}}
                - {name: pin, in: query, schema: {type: string, format: password}}
                - {name: need, in: query, required: true, schema: {type: string}}
              requestBody:
                content:
                  application/json: {schema: {type: object}, examples: {lamp: {value: {title: Lamp}}}}
                  application/x-www-form-urlencoded:
                    schema:
                      type: object
                      properties: {title: {type: string}, secret: {type: string, format: password}}
                    examples: {desk: {value: {title: Desk}}}
              responses: {'200': {description: ok}}
        """
    private static let page = "/shop/operations/addItem"
    private static let path = page + "/draft"
    private static let script: HTTPFields = [.fetchSite: "same-origin", .fetchDest: "empty"]

    private static func site() async throws -> TestSite {
        try TestSite([("shop", try await TestSite.document(text))])
    }

    /// Whether the operation's page holds a text.
    private static func shows(_ text: String, _ visitor: inout Visitor) async throws -> Bool {
        String(buffer: try await visitor.get(page).body).contains(text)
    }

    @Test("A form on its way is kept for its session alone, and answered without a page for a script")
    func kept() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let answer = try await visitor.post(Self.path, [("p.query.need", "half a wor")], Self.script)
            #expect(answer.status == .noContent && answer.body.readableBytes == 0)
            let isShown = try await Self.shows("value=\"half a wor\"", &visitor)
            #expect(isShown)
            var other = Visitor(client)
            let isShared = try await Self.shows("half a wor", &other)
            #expect(!isShared)
            let plain = try await visitor.post(Self.path, [("p.query.need", "word"), ("back", Self.page)])
            #expect(plain.status == .seeOther && plain.headers[.location] == Self.page)
        }
    }

    @Test("No credential, file, password or unknown field is kept (THREATS A1)")
    func secrets() async throws {
        let site = try await Self.site()
        let store = site.environment.store
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            _ = try await visitor.post(
                Self.path,
                [
                    ("p.query.need", "n"), ("p.query.pin", "canary"), ("f.secret", "canary"), ("f.title", "t"),
                    ("s.bearer", "canary"), ("u.basic", "canary"), ("w.basic", "canary"), ("scheme", "canary"),
                    ("back", "canary"), ("x.body", "canary"), ("whatever", "canary"), ("anyway", "1"),
                ], Self.script)
            let cookie = try #require(visitor.cookie?.split(separator: "=").last)
            let secret = try #require(SessionSecret(cookieValue: String(cookie)))
            let found = try await store.sessions.find(secret)
            let session = try #require(found)
            let draft = try await store.selections.draft(of: "addItem", document: "shop", in: session)
            #expect(draft?.fields.map(\.name) == ["p.query.need", "f.title"])
        }
    }

    @Test("A draft is a state-changing request like any other (THREATS N5)")
    func guarded() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let values = [("p.query.need", "forged")]
            #expect(try await visitor.post(Self.path, values, token: "x").status == .forbidden)
            #expect(try await visitor.post(Self.path, values, [.fetchSite: "cross-site"]).status == .forbidden)
            #expect(try await visitor.get(Self.path).status.code >= 400)
            #expect(try await visitor.post("/shop/operations/none/draft", values).status == .notFound)
            let isForged = try await Self.shows("forged", &visitor)
            #expect(!isForged)
        }
    }

    @Test("What is too long to be kept is refused, and what was kept before stays")
    func large() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            _ = try await visitor.post(Self.path, [("p.query.need", "before")], Self.script)
            for count in [SelectionStore.draftLimit, 5 * SelectionStore.draftLimit] {
                let answer = try await visitor.post(
                    Self.path, [("body", String(repeating: "x", count: count))], Self.script)
                #expect(answer.status == .contentTooLarge)
                #expect(String(buffer: try await visitor.get(Self.page).body).contains("value=\"before\""))
            }
            let long = String(repeating: "ü", count: 100_000)
            #expect(try await visitor.post(Self.path, [("p.query.need", long)], Self.script).status == .noContent)
        }
    }

    @Test("Reset forgets what was typed")
    func reset() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            _ = try await visitor.post(Self.path, [("p.query.need", "gone")], Self.script)
            _ = try await visitor.post(Self.path, [("p.query.need", "gone"), ("reset", "1")])
            let isKept = try await Self.shows("gone", &visitor)
            #expect(!isKept)
        }
    }

    @Test("A named example is filled in by the server, beside all else that was typed")
    func examples() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let typed = [("p.query.need", "typed"), ("media", "application/json"), ("body", "{}")]
            _ = try await visitor.post(Self.path, typed + [("example", "body"), ("x.body", "lamp")])
            var html = String(buffer: try await visitor.get(Self.page).body)
            #expect(html.contains("&quot;title&quot;: &quot;Lamp&quot;") || html.contains("\"title\": \"Lamp\""))
            #expect(html.contains("value=\"typed\""))
            _ = try await visitor.post(
                Self.path, typed + [("p.query.tag", "z"), ("example", "p.query.tag"), ("x.p.query.tag", "two")])
            html = String(buffer: try await visitor.get(Self.page).body)
            #expect(html.contains("value=\"a\"") && html.contains("value=\"b\"") && !html.contains("value=\"z\""))
            let form = [("media", "application/x-www-form-urlencoded"), ("f.title", "old")]
            _ = try await visitor.post(Self.path, form + [("example", "body"), ("x.body", "desk")])
            let isFilled = try await Self.shows("value=\"Desk\"", &visitor)
            #expect(isFilled)
        }
    }

    @Test(
        "An example that the description does not have changes nothing",
        arguments: [("body", "none"), ("p.query.other", "two"), ("p.query.need", "two"), ("csrf", "two"), ("", "two")])
    func unknownExample(target: String, name: String) async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let answer = try await visitor.post(Self.path, [("example", target), ("x." + target, name)])
            #expect(answer.status == .unprocessableContent)
        }
    }

    @Test("Execute anyway sends the call without what is missing")
    func anyway() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let page = try await visitor.post(Self.page, [("p.query.tag", "a")])
            #expect(page.status == .unprocessableContent)
            let html = String(buffer: page.body)
            #expect(html.contains("This parameter is required.") && html.contains(">Execute anyway</button>"))
            let fragment = try await visitor.post(Self.page + "?part=exchange", [("p.query.tag", "a")])
            #expect(String(buffer: fragment.body).contains("data-anyway"))
            #expect(await transport.requests.isEmpty)
            let sent = try await visitor.post(Self.page, [("p.query.tag", "a"), ("anyway", "1")])
            #expect(sent.status == .seeOther)
        }
        #expect(await transport.requests.map(\.url.description) == ["https://api.example.com/items?tag=a"])
    }

    @Test("The overview is filtered by its address")
    func filter() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            for query in [
                "", "?filter=", "?filter=it%2E", "?filter=%FF", "?filter=" + String(repeating: "a", count: 4_000),
            ] {
                let status = try await visitor.get("/shop" + query).status
                #expect(status == .ok || query.contains("%FF") && status == .badRequest)
            }
        }
    }
}
