import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("Values taken from responses")
struct CapturedValueTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        paths:
          /orders: {post: {operationId: order, summary: New order, responses: {'200': {description: ok}}}}
          /orders/{id}:
            get:
              operationId: show
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
                - {name: tag, in: query, schema: {type: array, items: {type: string}}}
                - {name: X-Pass, in: header, schema: {type: string, format: password}}
                - {name: X-Ticket, in: header, schema: {type: string}}
              responses: {'200': {description: ok}}
            put:
              operationId: change
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              requestBody: {content: {application/json: {schema: {type: object}}}}
              responses: {'200': {description: ok}}
        """
    private static let show = "/shop/operations/show"
    private static let answer = EgressResponse(
        status: 200,
        fields: [
            WireField(name: "Content-Type", value: "application/json"), WireField(name: "X-Request", value: "r-7"),
        ],
        body: Array(#"{"order":{"id":"o 1/2","n":1.50},"ticket":"canary-ticket-99","list":[1]}"#.utf8))

    private static func visit(
        _ body: @escaping @Sendable (inout Visitor, RecordingTransport, _ id: String) async throws -> Void
    ) async throws {
        let site = try TestSite([("shop", try await TestSite.document(text))], response: answer)
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            let id = try await CredentialFromResponseTests.execute("/shop/operations/order", &visitor)
            try await body(&visitor, transport, id)
        }
    }

    private static func take(
        _ source: String, as name: String, secret: Bool = false, _ id: String, _ visitor: inout Visitor
    ) async throws -> TestResponse {
        try await visitor.post(
            "/shop/exchanges/\(id)/value",
            [("source", source), ("value-name", name)] + (secret ? [("is-secret", "1")] : []))
    }

    private static func use(
        _ value: String, for field: String, with fields: [(String, String)] = [], at path: String = show,
        _ visitor: inout Visitor
    ) async throws -> TestResponse {
        try await visitor.post(path + "/draft", fields + [("use-value", field), ("l." + field, value), ("back", path)])
    }

    @Test("A value stands on its page until it is forgotten, of this session alone (THREATS N9)")
    func listed() async throws {
        try await Self.visit { visitor, _, id in
            #expect(try await visitor.get("/shop/values").text.contains("Nothing yet"))
            #expect(try await Self.take("/order/id", as: "", id, &visitor).status == .seeOther)
            #expect(try await Self.take("/order/n", as: "amount", id, &visitor).status == .seeOther)
            #expect(try await Self.take("$response.header.x-request", as: "trace", id, &visitor).status == .seeOther)
            #expect(try await Self.take("/list", as: "all", id, &visitor).status == .seeOther)
            let page = try await visitor.get("/shop/values").text
            for part in ["o 1/2", "/order/id", "New order", "1.50", "trace", "r-7", "[1]"] {
                #expect(page.contains(part), "\(part)")
            }
            var other = Visitor(visitor.client)
            #expect(try await other.get("/shop/values").text.contains("Nothing yet"))
            #expect(try await visitor.post("/shop/values/remove", []).status == .seeOther)
            #expect(try await visitor.get("/shop/values").text.contains("Nothing yet"))
        }
    }

    @Test("A value is put into a path, an array and a body of other operations, and sent as it is shown")
    func used() async throws {
        try await Self.visit { visitor, transport, id in
            _ = try await Self.take("/order/id", as: "order", id, &visitor)
            _ = try await Self.take("/order/n", as: "amount", id, &visitor)
            #expect(try await visitor.get(Self.show).text.contains("Captured value"))
            _ = try await Self.use("order", for: "p.path.id", with: [("p.query.tag", "a")], &visitor)
            _ = try await Self.use(
                "order", for: "p.query.tag",
                with: [("p.path.id", "o 1/2"), ("p.query.tag", "a"), ("p.query.tag", "")], &visitor)
            let page = try await visitor.get(Self.show).text
            #expect(page.contains("value=\"o 1/2\"") && page.contains("value=\"a\""))
            _ = try await visitor.post(
                Self.show, [("p.path.id", "o 1/2"), ("p.query.tag", "a"), ("p.query.tag", "o 1/2")])
            #expect(
                await transport.requests.last?.url.description.hasSuffix("/orders/o%201%2F2?tag=a&tag=o%201%2F2")
                    == true)
            let body = #"{"a": {"b": "old"}, "n": 1}"#
            let change = "/shop/operations/change"
            _ = try await Self.use(
                "amount", for: "body", with: [("body", body), ("target", "/n")], at: change, &visitor)
            #expect(try await visitor.get(change).text.contains(#""n": 1.50}"#))
            _ = try await Self.use(
                "amount", for: "body", with: [("body", body), ("target", "/a/b")], at: change, &visitor)
            #expect(try await visitor.get(change).text.contains(#"{"b": "1.50"}"#))
            let missing = try await Self.use(
                "amount", for: "body", with: [("body", body), ("target", "/none")], at: change, &visitor)
            #expect(missing.status == .unprocessableContent)
        }
    }

    @Test(
        "A secret stands in a form as its name, goes over the wire as its value, and is kept nowhere else (THREATS A3)")
    func secret() async throws {
        try await Self.visit { visitor, transport, id in
            _ = try await Self.take("/ticket", as: "pass", secret: true, id, &visitor)
            let values = try await visitor.get("/shop/values").text
            #expect(values.contains("Secret") && !values.contains("canary"))
            let fields = [("p.path.id", "{{pass}}"), ("p.query.tag", "x{{pass}}"), ("p.header.X-Ticket", "{{pass}}")]
            _ = try await Self.use("pass", for: "p.header.X-Ticket", with: fields, &visitor)
            #expect(try await visitor.get(Self.show).text.contains("value=\"{{pass}}\""))
            let location = try #require(try await visitor.post(Self.show, fields).headers[.location])
            let sent = try #require(await transport.requests.last)
            #expect(sent.url.description.hasSuffix("/orders/canary-ticket-99?tag=xcanary-ticket-99"))
            #expect(sent.fields[try #require(HTTPField.Name("X-Ticket"))] == "canary-ticket-99")
            let link = try await visitor.post(Self.show + "/link", fields)
            #expect(link.headers[.location]?.contains("canary") == false)
            // What an API answers is shown as it came; what was sent is not.
            let empty = EgressResponse(status: 204)
            await transport.respond(with: empty)
            let result = try #require(try await visitor.post(Self.show, fields).headers[.location])
            for path in [result, "/shop/history?operation=show", "/shop/history/archive?operation=show&status=2"] {
                let page = try await visitor.get(String(path.prefix { $0 != "#" })).text
                #expect(path.contains("archive") || !page.contains("canary"), "\(path)")
            }
            #expect(location.contains("exchange="))
            var colleague = Visitor(visitor.client)
            _ = try await colleague.get(Self.show)
            _ = try await colleague.post(Self.show, fields)
            #expect(await transport.requests.last?.url.description.contains("%7B%7Bpass%7D%7D") == true)
        }
    }

    @Test("A value whose name says so is a secret without being called one")
    func named() async throws {
        try await Self.visit { visitor, _, id in
            _ = try await Self.take("/ticket", as: "session-token", id, &visitor)
            #expect(try await !visitor.get("/shop/values").text.contains("canary"))
        }
    }

    @Test(
        "What cannot be taken or used is said", arguments: [("/none", "a"), ("x", "a"), ("/ticket", "a b"), ("", "a")])
    func refused(_ source: String, _ name: String) async throws {
        try await Self.visit { visitor, _, id in
            let answer = try await Self.take(source, as: name, id, &visitor)
            #expect(answer.status == .unprocessableContent && answer.text.contains("notice-bad"))
            #expect(try await Self.use("unknown", for: "p.path.id", &visitor).status == .unprocessableContent)
            #expect(try await visitor.get("/shop/values").text.contains("Nothing yet"))
        }
    }

    @Test(
        "What is not a value of the call is not filled in (THREATS P13)",
        arguments: ["csrf", "back", "server", "s.key"])
    func otherFields(_ field: String) async throws {
        try await Self.visit { visitor, _, id in
            _ = try await Self.take("/order/id", as: "order", id, &visitor)
            #expect(try await Self.use("order", for: field, &visitor).status == .unprocessableContent)
        }
    }
}
