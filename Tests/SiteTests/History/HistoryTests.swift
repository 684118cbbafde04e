import Egress
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import SourceTree
import Testing

@testable import Site

@Suite("History")
struct HistoryTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        components:
          securitySchemes: {key: {type: apiKey, in: header, name: X-Own-Word}}
        security: [{}, {key: []}]
        paths:
          /items:
            get:
              operationId: listItems
              summary: All items
              parameters:
                - {name: limit, in: query, schema: {type: integer}}
                - {name: X-Own-Word, in: header, schema: {type: string}}
                - {name: access_token, in: query, schema: {type: string}}
                - {name: sid, in: cookie, schema: {type: string}}
              responses: {'200': {description: ok}}
            post:
              operationId: addItem
              requestBody: {content: {application/json: {schema: {type: object}}}}
              responses: {'201': {description: ok}}
        """
    private static let list = "/shop/operations/listItems"

    private static func site(_ response: EgressResponse? = nil) async throws -> TestSite {
        try TestSite([("shop", try await TestSite.document(text))], response: response)
    }

    /// Executes and gives the name under which the result is kept.
    private static func execute(
        _ values: [(String, String)], _ visitor: inout Visitor, at path: String = list
    ) async throws -> String {
        let answer = try await visitor.post(path, values)
        #expect(answer.status == .seeOther)
        let location = try #require(answer.headers[.location])
        let query = try #require(location.split(separator: "?").last?.split(separator: "#").first)
        return String(query.dropFirst("exchange=".count))
    }

    private static func page(_ path: String, _ visitor: inout Visitor) async throws -> String {
        String(buffer: try await visitor.get(path).body)
    }

    @Test("Calls stand in the history of their session alone, narrowed by operation and ending, until they are cleared")
    func listing() async throws {
        let site = try await Self.site()
        try await site.test { client in
            var visitor = Visitor(client)
            #expect(try await Self.page("/shop/history", &visitor).contains("Nothing yet"))
            _ = try await Self.execute([("p.query.limit", "7")], &visitor)
            _ = try await Self.execute(
                [("media", "application/json"), ("body", "{}")], &visitor, at: "/shop/operations/addItem")
            let all = try await Self.page("/shop/history", &visitor)
            #expect(all.contains("items?limit=7") && all.contains("All items") && all.contains("2 calls"))
            let one = try await Self.page("/shop/history?operation=addItem", &visitor)
            #expect(one.contains("1 call") && !one.contains("limit=7"))
            #expect(try await Self.page("/shop/history?status=4", &visitor).contains("No call fits"))
            var other = Visitor(client)
            #expect(try await !Self.page("/shop/history", &other).contains("limit=7"))
            _ = try await visitor.get("/shop/history")
            #expect(try await Self.page("/shop/history/clear", &visitor).contains("2 calls that you made here"))
            #expect(try await Self.page("/shop/history", &visitor).contains("2 calls"))
            #expect(try await visitor.post("/shop/history/clear", [], token: "wrong").status == .forbidden)
            #expect(try await visitor.post("/shop/history/clear", []).status == .seeOther)
            #expect(try await Self.page("/shop/history", &visitor).contains("Nothing yet"))
        }
    }

    @Test("A call is made again as it was, with what the session has now; another session cannot (THREATS N9)")
    func replay() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.list)
            let id = try await Self.execute([("p.query.limit", "7")], &visitor)
            let answer = try await visitor.post("/shop/exchanges/\(id)/replay", [])
            #expect(answer.status == .seeOther && answer.headers[.location]?.contains("exchange=") == true)
            var other = Visitor(client)
            _ = try await other.get(Self.list)
            #expect(try await other.post("/shop/exchanges/\(id)/replay", []).status == .notFound)
            #expect(try await visitor.post("/shop/exchanges/\(id)/replay", [], token: "forged").status == .forbidden)
        }
        let paths = await transport.requests.map { $0.url.description }
        #expect(paths.count == 2 && paths[0] == paths[1] && paths[0].hasSuffix("/items?limit=7"))
    }

    @Test("A kept call opens as a form, which changes nothing that was typed since (THREATS N10)")
    func edit() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.list)
            let id = try await Self.execute([("p.query.limit", "7")], &visitor)
            _ = try await Self.execute([("p.query.limit", "8")], &visitor)
            #expect(try await Self.page(Self.list + "?from=\(id)", &visitor).contains("value=\"7\""))
            #expect(try await Self.page(Self.list, &visitor).contains("value=\"8\""))
            var other = Visitor(client)
            #expect(try await !Self.page(Self.list + "?from=\(id)", &other).contains("value=\"7\""))
        }
    }

    @Test("Two calls are compared by lines, the older one first; one or three are told so")
    func comparison() async throws {
        let type = WireField(name: "Content-Type", value: "application/json")
        let site = try await Self.site(
            EgressResponse(status: 200, fields: [type], body: Array(#"{"a":1,"b":2}"#.utf8)))
        let (transport, clock) = (site.transport, site.clock)
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.list)
            let one = try await Self.execute([("p.query.limit", "1")], &visitor)
            clock.advance(seconds: 1)
            await transport.respond(
                with: EgressResponse(status: 404, fields: [type], body: Array(#"{"a":1,"b":3}"#.utf8)))
            let two = try await Self.execute([("p.query.limit", "2")], &visitor)
            let page = try await Self.page("/shop/history/comparison?exchange=\(two)&exchange=\(one)", &visitor)
            let (old, new) = (page.range(of: "limit=1"), page.range(of: "limit=2"))
            #expect(try #require(old).lowerBound < #require(new).lowerBound)
            #expect(page.contains("<del>") && page.contains("<ins>"))
            #expect(try await visitor.get("/shop/history/comparison?exchange=\(one)").status == .unprocessableContent)
            #expect(
                try await visitor.get("/shop/history/comparison?exchange=\(one)&exchange=unknown").status == .notFound)
        }
    }

    @Test("The archive and the script hold the calls that fit, oldest first, as downloads")
    func export() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.list)
            for limit in ["1", "2"] { _ = try await Self.execute([("p.query.limit", limit)], &visitor) }
            let archive = try await visitor.get("/shop/history/archive?operation=listItems")
            #expect(archive.headers[.contentDisposition] == "attachment; filename=\"history.har\"")
            let root = try Tree.read(Array(archive.body.readableBytesView), format: .json, budget: .instance).root
            let entries = root["log"]?["entries"]
            #expect(entries?[0]?["request"]?["url"]?.string == "https://api.example.com/items?limit=1")
            #expect(entries?[1]?["request"]?["url"]?.string == "https://api.example.com/items?limit=2")
            let script = try await Self.page("/shop/history/script", &visitor)
            #expect(script.hasPrefix("#!/bin/sh") && script.contains("limit=1"))
            #expect(try await Self.page("/shop/history/archive?operation=addItem", &visitor).contains("\"entries\":[]"))
        }
    }

    @Test("A link reopens the form for a colleague, without what may be a secret (THREATS A3)")
    func link() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.list)
            let answer = try await visitor.post(
                Self.list + "/link",
                [
                    ("p.query.limit", "7 & more"), ("p.header.X-Own-Word", "canary"),
                    ("p.query.access_token", "canary"),
                    ("p.cookie.sid", "canary"), ("s.key", "canary"), ("back", "/canary"), ("unknown", "canary"),
                ])
            let location = try #require(answer.headers[.location])
            #expect(answer.status == .seeOther && !location.contains("canary") && !location.contains("csrf"))
            var colleague = Visitor(client)
            #expect(try await Self.page(location, &colleague).contains("value=\"7 &amp; more\""))
            #expect(try await !Self.page(Self.list, &colleague).contains("7 &amp; more"))
            let forged = try await Self.page(Self.list + "?p.query.access_token=canary&s.key=canary", &colleague)
            #expect(!forged.contains("value=\"canary\""))
        }
    }

    @Test(
        "A body goes into the link unless a member's name says that it is a secret",
        arguments: [
            (#"{"name":"lamp"}"#, true), (#"{"user":{"pass-word":"canary"}}"#, false),
            (#"[{"API_KEY":"canary"}]"#, false),
            ("password=canary", false), ("plain words", true), (#"{"pin":"1"}"#, false), (#"{"spinning":1}"#, true),
        ])
    func bodies(_ body: String, isLinked: Bool) async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/operations/addItem")
            let answer = try await visitor.post(
                "/shop/operations/addItem/link", [("media", "application/json"), ("body", body)])
            #expect(answer.headers[.location]?.contains("body=") == isLinked)
        }
    }
}
