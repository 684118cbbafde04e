import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Pages
import SourceTree
import Testing

@testable import Site

@Suite("A captured value beside every input that it fits")
struct ValuePickerTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        paths:
          /orders: {post: {operationId: order, responses: {'200': {description: ok}}}}
          /items:
            post:
              operationId: add
              parameters:
                - {name: size, in: query, schema: {enum: [small, large]}}
                - {name: colour, in: query, schema: {enum: [red, green]}}
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        title: {type: string}
                        price: {type: number}
                        size: {enum: [small, large]}
                        secret: {type: string, format: password}
                        more: {}
              responses: {'200': {description: ok}}
          /files:
            post:
              operationId: upload
              requestBody:
                content:
                  multipart/form-data:
                    schema: {type: object, properties: {photo: {type: string, format: binary}}}
              responses: {'200': {description: ok}}
          /raw:
            put:
              operationId: put
              requestBody: {content: {image/png: {}}}
              responses: {'200': {description: ok}}
        """
    private static let answer = EgressResponse(
        status: 200, fields: [WireField(name: "Content-Type", value: "application/json")],
        body: Array(#"{"id":"A 1","n":1.50,"size":"large","ticket":"canary-ticket-99"}"#.utf8))
    private static let add = "/shop/operations/add"
    private static let form = [("media", "application/json"), ("t.body", "form"), ("body", #"{"title":"old"}"#)]

    private static func visit(
        _ test: @escaping @Sendable (inout Visitor, RecordingTransport) async throws -> Void
    ) async throws {
        let site = try TestSite([("shop", try await TestSite.document(text))], response: answer)
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            let id = try await CredentialFromResponseTests.execute("/shop/operations/order", &visitor)
            for (source, name, isSecret) in [
                ("/id", "order", false), ("/n", "amount", false), ("/size", "size", false), ("/ticket", "pass", true),
            ] {
                let secret = isSecret ? [("is-secret", "1")] : []
                let taken = try await visitor.post(
                    "/shop/exchanges/\(id)/value", [("source", source), ("value-name", name)] + secret)
                #expect(taken.status == .seeOther)
            }
            try await test(&visitor, transport)
        }
    }

    private static func input(_ member: String) -> FieldName {
        .value(ValuePath(.body, JSONPointer(tokens: [member])))
    }

    /// Presses the button of a value beside an input.
    private static func use(
        _ value: String, for field: FieldName, with fields: [(String, String)], at path: String = add,
        _ visitor: inout Visitor
    ) async throws -> TestResponse {
        let target = ValuePath(field, JSONPointer(tokens: [value])).text
        return try await visitor.post(path + "/draft", fields + [("use-value", target), ("back", path)])
    }

    @Test("Inputs of a generated form have a button for each value, those of choices for each that is one")
    func offered() async throws {
        try await Self.visit { visitor, _ in
            _ = try await visitor.post(Self.add + "/draft", Self.form)
            let page = try await visitor.get(Self.add).text
            let buttons = page.matches(of: /name="use-value" value="([^"]+)"/).map { String($0.1) }
            func values(_ member: String) -> [String] {
                let place = ValuePath(Self.input(member)).text + "/"
                return buttons.filter { $0.hasPrefix(place) }.map { String($0.dropFirst(place.count)) }
            }
            #expect(values("title") == ["pass", "size", "amount", "order"])
            #expect(values("size") == ["size"] && values("secret").isEmpty)
            // Of two selects one has the value that was taken.
            #expect(page.contains("name=\"l.p.query.size\"") && !page.contains("name=\"l.p.query.colour\""))
            #expect(!page.contains("canary"))
        }
    }

    @Test("A value goes into the input as if it had been typed there, and the rest stays")
    func used() async throws {
        try await Self.visit { visitor, transport in
            var fields = Self.form + [(Self.input("title").text, "old"), (Self.input("price").text, "2")]
            for (value, member, body) in [
                ("order", "title", #""title": "A 1""#), ("amount", "price", #""price": 1.50"#),
                ("size", "size", #""size": "large""#), ("amount", "more", #""more": 1.50"#),
                ("order", "more", #""more": "A 1""#),
            ] {
                let answer = try await Self.use(value, for: Self.input(member), with: fields, &visitor)
                #expect(answer.status == .seeOther)
                let page = try await visitor.get(Self.add).text.replacing("&#34;", with: "\"").replacing(
                    "&quot;", with: "\"")
                #expect(page.contains(body), "\(value) in \(member)")
            }
            fields[2].1 = "{}"
            let unknown = try await Self.use("order", for: Self.input("none"), with: fields, &visitor)
            #expect(unknown.status == .unprocessableContent)
            #expect(await transport.requests.count == 1)
        }
    }

    @Test("A secret goes into an input as its name and over the wire as its value, numbers among them (THREATS A3)")
    func secrets() async throws {
        try await Self.visit { visitor, transport in
            let fields = Self.form + [(Self.input("title").text, "{{pass}}")]
            let kept = try await Self.use("pass", for: Self.input("title"), with: fields, &visitor)
            #expect(kept.status == .seeOther)
            #expect(try await visitor.get(Self.add).text.contains("{{pass}}"))
            let location = try #require(try await visitor.post(Self.add, fields).headers[.location])
            let sent = String(decoding: try #require(await transport.requests.last).body, as: UTF8.self)
            #expect(sent.contains(#""title": "canary-ticket-99""#))
            let empty = EgressResponse(status: 204)
            await transport.respond(with: empty)
            _ = try await visitor.post(Self.add, fields)
            #expect(try await !visitor.get(String(location.prefix { $0 != "?" })).text.contains("canary"))
        }
    }

    @Test("Where a file is chosen a value is sent in its place")
    func files() async throws {
        try await Self.visit { visitor, transport in
            for (path, field, name) in [
                ("/shop/operations/upload", "f.photo", "f.photo"), ("/shop/operations/put", "body", "body"),
            ] {
                let target = ValuePath(try #require(FieldName(parsing: field))).text
                let answer = try await visitor.post(
                    path + "/draft", [("use-value", target), ("l." + field, "order"), ("back", path)])
                #expect(answer.status == .seeOther)
                let page = try await visitor.get(path).text
                #expect(page.contains("name=\"\(name)\" value=\"A 1\""), "\(path)")
                _ = try await visitor.post(path, [(name, "A 1")])
                let sent = String(decoding: try #require(await transport.requests.last).body, as: UTF8.self)
                #expect(sent.contains("A 1"))
            }
        }
    }
}
