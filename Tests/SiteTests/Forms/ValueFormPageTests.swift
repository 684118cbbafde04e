import Egress
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Pages
import SourceTree
import Testing

@testable import Site

@Suite("A form made from a schema, posted")
struct ValueFormPageTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        paths:
          /items:
            post:
              operationId: addItem
              parameters:
                - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {a: {type: integer}}}}
                - {name: names, in: query, schema: {type: array, items: {type: string}}}
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      required: [title]
                      properties:
                        title: {type: string}
                        price: {type: number, minimum: 0}
                        any: {}
                        tags: {type: array, items: {type: string}}
                  multipart/form-data:
                    schema: {type: object, properties: {n: {type: integer}, o: {type: object, properties: {p: {type: string}}}}}
                    encoding: {o: {contentType: 'application/json, application/o+json', headers: {X-Way: {schema: {type: string}}}}}
              responses: {'200': {description: ok}}
        """
    private static let page = "/shop/operations/addItem"
    private static let draft = page + "/draft"
    private static let form = [("media", "application/json"), ("t.body", "form")]

    private static func visit(
        _ test: @escaping @Sendable (inout Visitor, RecordingTransport) async throws -> Void
    ) async throws { try await TestSite.visit(text, page, test) }

    private static func sent(_ transport: RecordingTransport) async throws -> String {
        let request = try #require(await transport.requests.last)
        return String(decoding: request.body, as: UTF8.self)
    }

    @Test("Execute sends what the inputs say, unknown members and numbers as they were")
    func execute() async throws {
        try await Self.visit { visitor, transport in
            let values = [
                ("body", #"{"more":1.10,"title":"a","price":2.50}"#), ("j.body/title", "b"), ("j.body/price", "2.50"),
            ]
            let answer = try await visitor.post(Self.page, Self.form + values)
            #expect(answer.status == .seeOther)
            let body = try await Self.sent(transport)
            #expect(body.filter { !$0.isWhitespace } == #"{"more":1.10,"title":"b","price":2.50}"#)
            // Another form is being typed meanwhile; the call of the history keeps its own.
            _ = try await visitor.post(Self.draft, [("media", "application/json"), ("body", "{}"), ("t.body", "raw")])
            let id = try #require(answer.headers[.location]?.split(separator: "=").last?.split(separator: "#").first)
            let again = String(buffer: try await visitor.get(Self.page + "?from=\(id)").body)
            #expect(again.contains("name=\"j.body/title\"") && again.contains("value=\"b\""))
            let link = try await visitor.post(Self.page + "/link", Self.form + values)
            var colleague = Visitor(visitor.client)
            let opened = try await colleague.get(try #require(link.headers[.location]))
            let shared = String(buffer: opened.body)
            #expect(shared.contains("name=\"j.body/price\"") && shared.contains("value=\"2.50\""))
        }
    }

    @Test("What does not fit the schema is told at its input and nothing is sent, but anyway")
    func checked() async throws {
        try await Self.visit { visitor, transport in
            let values = [("body", "{}"), ("j.body/title", ""), ("j.body/price", "-1")]
            let fragment = try await visitor.post(Self.page + "?part=exchange", Self.form + values)
            let html = String(buffer: fragment.body)
            #expect(fragment.status == .unprocessableContent && html.contains("data-anyway"))
            #expect(html.contains("data-field=\"j.body/title\"") && html.contains("data-field=\"j.body/price\""))
            let plain = String(buffer: try await visitor.post(Self.page, Self.form + values).body)
            let input = plain.components(separatedBy: "name=\"j.body/price\"")
            #expect(input.count == 2 && input[1].prefix(300).contains("aria-invalid=\"true\""))
            #expect(await transport.requests.isEmpty)
            #expect(try await visitor.post(Self.page, Self.form + values + [("anyway", "1")]).status == .seeOther)
            #expect(try await Self.sent(transport).filter { !$0.isWhitespace } == #"{"price":-1}"#)
        }
    }

    @Test("A raw body that is no JSON or does not fit is marked at the body")
    func raw() async throws {
        try await Self.visit { visitor, transport in
            for body in ["{", #"{"title":1}"#, "{}"] {
                let values = [("media", "application/json"), ("t.body", "raw"), ("body", body)]
                let answer = try await visitor.post(Self.page + "?part=exchange", values)
                #expect(String(buffer: answer.body).contains("data-field=\"body\""), "\(body)")
            }
            #expect(await transport.requests.isEmpty)
        }
    }

    @Test("What is no JSON yet stays in its input, over a reload and over a change that it stands in the way of")
    func unread() async throws {
        try await Self.visit { visitor, transport in
            let values = [("body", #"{"title":"a"}"#), ("j.body/title", "b"), ("j.body/any", "{\"x\"")]
            _ = try await visitor.post(Self.draft, Self.form + values)
            var html = String(buffer: try await visitor.get(Self.page).body)
            #expect(html.contains("{\"x\"") || html.contains("{&quot;x&quot;"))
            #expect(html.contains("value=\"b\""))
            let refused = try await visitor.post(Self.draft, Self.form + values + [("change", "raw body")])
            html = String(buffer: refused.body)
            #expect(refused.status == .unprocessableContent && html.contains("Expected JSON"))
            let executed = try await visitor.post(Self.page + "?part=exchange", Self.form + values)
            #expect(String(buffer: executed.body).contains("data-field=\"j.body/any\""))
            #expect(await transport.requests.isEmpty)
        }
    }

    @Test("A change comes back as the value alone for a script, as the page with what was typed without one")
    func changes() async throws {
        try await Self.visit { visitor, _ in
            let values = [("body", #"{"title":"a","tags":["x"]}"#), ("j.body/title", "typed"), ("j.body/tags/0", "y")]
            let fragment = try await visitor.post(
                Self.draft + "?part=value", Self.form + values + [("change", "add body/tags")])
            let html = String(buffer: fragment.body)
            #expect(fragment.status == .ok && html.hasPrefix("<div class=\"value-block\""))
            #expect(html.contains("name=\"j.body/tags/1\"") && html.contains("value=\"typed\""))
            let plain = try await visitor.post(
                Self.draft, Self.form + values + [("change", "raw body"), ("back", Self.page)])
            #expect(plain.status == .seeOther)
            #expect(plain.headers[.location] == Self.page + "#d-value-addItem.body")
            let page = String(buffer: try await visitor.get(Self.page).body)
            #expect(page.contains("\"title\": \"typed\"") || page.contains("&quot;title&quot;: &quot;typed&quot;"))
        }
    }

    @Test(
        "A change that the form does not offer is refused",
        arguments: ["add file", "add p.query.other/a", "row p.query.other", "row csrf", "choose body", "add f.nothing"])
    func unknown(_ change: String) async throws {
        try await Self.visit { visitor, _ in
            let answer = try await visitor.post(Self.draft, Self.form + [("body", "{}"), ("change", change)])
            #expect(answer.status == .unprocessableContent)
        }
    }

    @Test("An object parameter and a part are entered by their members too")
    func others() async throws {
        try await Self.visit { visitor, transport in
            let values = [
                ("t.p.query.filter", "form"), ("p.query.filter", "{}"), ("j.p.query.filter/a", "7"),
                ("media", "multipart/form-data"), ("t.f.o", "form"), ("f.o", ""), ("j.f.o/p", "unseen"),
                ("f.n", "5"),
            ]
            _ = try await visitor.post(Self.page, values)
            #expect(await transport.requests.last?.url.description.hasSuffix("?filter%5Ba%5D=7") == true)
            let object = [("t.f.o", "form"), ("f.o", "{}"), ("j.f.o/p", "seen"), ("c.f.o", "x")]
            let settings = [("c.o", "application/o+json"), ("h.f.o/X-Way", "left")]
            _ = try await visitor.post(Self.page, [("media", "multipart/form-data")] + object + settings)
            let body = try await Self.sent(transport)
            #expect(body.contains("Content-Type: application/o+json\r\n") && body.contains("X-Way: left\r\n"))
            #expect(body.contains("\"seen\"") && !body.contains("unseen"))
        }
    }

    @Test("A row of a form is held against its schema")
    func rows() async throws {
        try await Self.visit { visitor, transport in
            let answer = try await visitor.post(
                Self.page + "?part=exchange", [("media", "multipart/form-data"), ("f.n", "x"), ("f.o", "{")])
            let html = String(buffer: answer.body)
            #expect(html.contains("data-field=\"f.n\"") && html.contains("data-field=\"f.o\""))
            #expect(await transport.requests.isEmpty)
        }
    }

    @Test("Query parameters and headers of one's own are sent, secrets among them neither kept nor linked (THREATS A1)")
    func own() async throws {
        try await Self.visit { visitor, transport in
            let own = [
                ("query-name", "q 1"), ("query-value", "a&b"), ("query-name", "api_token"), ("query-value", "canary1"),
                ("query-name", ""), ("query-value", ""), ("header-name", "X-Own"), ("header-value", "mine"),
                ("header-name", "Authorization"), ("header-value", "canary2"),
            ]
            let body = [("media", "application/json"), ("body", #"{"title":"a"}"#)]
            let answer = try await visitor.post(Self.page, body + own)
            let sent = try #require(await transport.requests.last)
            #expect(sent.url.description.hasSuffix("/items?q%201=a%26b&api_token=canary1"))
            #expect(sent.fields.contains { $0.value == "mine" } && sent.fields.contains { $0.value == "canary2" })
            let location = try #require(answer.headers[.location])
            let page = String(buffer: try await visitor.get(location).body)
            #expect(!page.contains("canary"))
            #expect(page.contains("value=\"X-Own\"") && page.contains("value=\"a&amp;b\""))
            let link = try await visitor.post(Self.page + "/link", body + own).headers[.location] ?? ""
            #expect(link.contains("X-Own") && !link.contains("canary"))
        }
    }

    @Test("X1, X5: a header of one's own frames no message", arguments: ["Host", "Content-Length", "a b", "X\r\nY"])
    func framing(_ name: String) async throws {
        try await Self.visit { visitor, transport in
            for anyway in [[], [("anyway", "1")]] {
                let answer = try await visitor.post(
                    Self.page, [("header-name", name), ("header-value", "1"), ("media", "application/json")] + anyway)
                #expect(answer.status == .unprocessableContent)
            }
            #expect(await transport.requests.isEmpty)
        }
    }

    @Test("Whoever works with forms gets forms, also for other calls")
    func remembered() async throws {
        try await Self.visit { visitor, _ in
            let shown = "name=\"t.body\" value=\"form\""
            let before = String(buffer: try await visitor.get(Self.page).body)
            #expect(!before.contains(shown))
            _ = try await visitor.post(
                Self.draft, [("media", "application/json"), ("body", "{}"), ("change", "form body")])
            _ = try await visitor.post(Self.draft, [("reset", "1")])
            let after = String(buffer: try await visitor.get(Self.page).body)
            #expect(after.contains(shown) && after.contains("name=\"t.p.query.filter\" value=\"form\""))
        }
    }

    @Test("A body of a range is what is typed, else what its file says, where the range covers it")
    func range() async throws {
        let text = Self.text.replacing(
            "application/json:", with: "'image/*': {}\n          'text/*': {}\n          application/json:")
        let site = try TestSite([("shop", try await TestSite.document(text))])
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            let page = String(buffer: try await visitor.get(Self.page).body)
            #expect(page.contains("name=\"exact-media\""))
            for (typed, expected) in [("text/csv", "text/csv"), ("image/png", "application/octet-stream")] {
                _ = try await visitor.post(
                    Self.page, [("media", "text/*"), ("exact-media", typed), ("body", "a,b"), ("anyway", "1")])
                let request = try #require(await transport.requests.last)
                #expect(request.fields.first { $0.name == .contentType }?.value == expected)
            }
        }
    }

    @Test("L2: names that the form does not have, and choices that are none, change nothing")
    func hostile() async throws {
        try await Self.visit { visitor, transport in
            let deep = "j.body" + String(repeating: "/tags", count: 2_000)
            let values = [
                ("body", #"{"title":"a","tags":["x"]}"#), (deep, "1"), ("j.body/tags/7", "z"),
                ("k.body/title", "other"),
                ("o.body", "999999999999999999999999"), ("o.body/tags", "-1"), ("j.body/~2", "x"),
                ("n.body/title", "1"),
                ("m.body/tags", "1"), ("t.file", "form"), ("t.", "form"), ("j.", "x"), ("j.f.n", "1"),
            ]
            _ = try await visitor.post(Self.page, Self.form + values)
            #expect(try await Self.sent(transport) == #"{"title":"a","tags":["x"]}"#)
        }
    }

    @Test("A named example takes the place of what stands in the inputs")
    func example() async throws {
        let examples = "{one: {value: {title: One}}, two: {value: {title: Two}}}"
        let text = Self.text.replacing(
            "application/json:\n", with: "application/json:\n            examples: \(examples)\n")
        let site = try TestSite([("shop", try await TestSite.document(text))])
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let values = [
                ("body", "{}"), ("j.body/title", "typed"), ("j.body/any", "{"), ("example", "body"), ("x.body", "two"),
            ]
            _ = try await visitor.post(Self.draft, Self.form + values)
            let html = String(buffer: try await visitor.get(Self.page).body)
            #expect(html.contains("value=\"Two\"") && !html.contains("value=\"typed\""))
        }
    }

    @Test("A list gets a row more without scripts")
    func row() async throws {
        try await Self.visit { visitor, _ in
            _ = try await visitor.post(
                Self.draft, [("p.query.names", "Ada"), ("change", "row p.query.names"), ("back", Self.page)])
            let html = String(buffer: try await visitor.get(Self.page).body)
            #expect(html.components(separatedBy: "name=\"p.query.names\"").count == 3)
        }
    }
}
