import Egress
import Foundation
import HTTPTypes
import HummingbirdTesting
import Markup
import NIOCore
import Testing

@testable import Site

@Suite("A kept result")
struct ShowExchangeTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        paths:
          /items:
            get:
              operationId: listItems
              responses:
                '200':
                  description: All the *items*.
                  headers: {X-Left: {description: How many are left., required: true, schema: {type: integer}}}
                  content: {application/json: {schema: {type: array, items: {type: integer}}}}
        """

    private static func site(_ body: String, type: String = "application/json") async throws -> TestSite {
        let fields = [WireField(name: "Content-Type", value: type), WireField(name: "X-Left", value: "3")]
        let response = EgressResponse(status: 200, reason: "OK", fields: fields, body: Array(body.utf8))
        return try TestSite([("shop", try await TestSite.document(text))], response: response)
    }

    /// Executes the call; the path of the result that is kept.
    private static func result(_ visitor: inout Visitor) async throws -> String {
        _ = try await visitor.get("/shop/operations/listItems")
        let executed = try await visitor.post("/shop/operations/listItems", [])
        let location = try #require(executed.headers[.location])
        let id = try #require(location.split(separator: "=").last?.split(separator: "#").first)
        return "/shop/exchanges/\(id)"
    }

    @Test func `says what the description says of the status and of each field`() async throws {
        try await Self.site("[1]").test { client in
            var visitor = Visitor(client)
            let path = try await Self.result(&visitor)
            let page = String(buffer: try await visitor.get(path).body)
            for part in [
                "All the <em>items</em>.", "How many are left.", "The request succeeded.", "matches the description",
            ] {
                #expect(page.contains(part), "\(part)")
            }
        }
    }

    @Test func `a finding leads to a line, also when the result is opened again`() async throws {
        try await Self.site("[1,\"two\"]").test { client in
            var visitor = Visitor(client)
            let path = try await Self.result(&visitor)
            let page = String(buffer: try await visitor.get(path).body)
            let line = ElementID("result-line", document: String(path.split(separator: "/").last ?? "")).appending("3")
            #expect(page.contains("href=\"#\(line)\""))
            #expect(page.contains("id=\"\(line)\""))
        }
    }

    @Test(
        "a query chooses view, part and filter, on the page and for scripts",
        arguments: [
            ("?view=hex", "00000000  5b 31 2c"), ("?view=text", "code-wrap"), ("?filter=%2F1", "2000"),
            ("?filter=%24%5B%3F%40+%3E+2%5D", "2 values."), ("?filter=200", ">$[1]<"), ("?at=/1", "line-marked"),
        ])
    func choices(_ query: String, _ part: String) async throws {
        try await Self.site("[1,2000,3]").test { client in
            var visitor = Visitor(client)
            let path = try await Self.result(&visitor)
            let page = String(buffer: try await visitor.get(path + query).body)
            let fragment = try await visitor.get(path + query + "&part=body")
            let text = String(buffer: fragment.body)
            #expect(page.contains(text))
            #expect(text.contains(part), "\(query)")
            #expect(fragment.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        }
    }

    @Test func `V7: a part of a body is of its session alone`() async throws {
        try await Self.site("[1]").test { client in
            var visitor = Visitor(client)
            let path = try await Self.result(&visitor)
            var other = Visitor(client)
            for query in ["?part=body", "?view=hex&part=body", "?filter=1"] {
                #expect(try await other.get(path + query).status == .notFound)
            }
        }
    }

    @Test func `a media type that is not described is a finding without a line`() async throws {
        try await Self.site("[1]", type: "text/plain").test { client in
            var visitor = Visitor(client)
            let path = try await Self.result(&visitor)
            let page = String(buffer: try await visitor.get(path).body)
            #expect(page.contains("The media type text/plain is not among those described."))
        }
    }

    @Test func `a link with a list fills in an input for each item`() async throws {
        let text = Self.text.replacing(
            "content: {application/json: {schema: {type: array, items: {type: integer}}}}",
            with: "links: {Next: {operationId: pick, parameters: {ids: $response.body, names: $response.body#/0}}}")
        let other = """
              /picked:
                get:
                  operationId: pick
                  parameters:
                    - {name: ids, in: query, schema: {type: array, items: {type: integer}}}
                    - {name: names, in: query, schema: {type: array, items: {type: string}}}
                  responses: {'200': {description: ok}}
            """
        let fields = [
            WireField(name: "Content-Type", value: "application/json"), WireField(name: "X-Left", value: "3"),
        ]
        let response = EgressResponse(status: 200, reason: "OK", fields: fields, body: Array("[12, 3]".utf8))
        let site = try TestSite([("shop", try await TestSite.document(text + "\n" + other))], response: response)
        try await site.test { client in
            var visitor = Visitor(client)
            let page = String(buffer: try await visitor.get(try await Self.result(&visitor)).body)
            #expect(
                page.contains("/shop/operations/pick?p.query.ids=12&amp;p.query.ids=3&amp;p.query.names=12#console"))
        }
    }
}
