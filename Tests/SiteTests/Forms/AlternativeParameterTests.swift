import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Pages
import SourceTree
import Testing

@testable import Site

@Suite("A parameter whose value may be one of several kinds")
struct AlternativeParameterTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        paths:
          /items:
            get:
              operationId: items
              parameters:
                - name: when
                  in: query
                  schema:
                    oneOf:
                      - {title: Day, type: string, format: date}
                      - {title: Age, type: integer, minimum: 1}
                      - {title: Span, type: object, required: [from], properties: {from: {type: string}, to: {type: string}}}
                - {name: limit, in: query, schema: {anyOf: [{type: integer}, {type: 'null'}]}}
                - {name: tag, in: query, schema: {anyOf: [{type: array, items: {type: integer}}, {type: 'null'}]}}
                - {name: size, in: query, schema: {anyOf: [{enum: [small, large]}, {type: 'null'}]}}
              responses: {'200': {description: ok}}
            post:
              operationId: add
              requestBody:
                content:
                  application/x-www-form-urlencoded:
                    schema:
                      type: object
                      properties:
                        when: {oneOf: [{title: Day, type: string, format: date}, {title: Age, type: integer}]}
                  multipart/form-data:
                    schema:
                      type: object
                      properties:
                        photo: {anyOf: [{type: string, format: binary}, {type: 'null'}]}
                        more: {anyOf: [{type: array, items: {type: string, format: binary}}, {type: 'null'}]}
                        note: {anyOf: [{type: string}, {type: 'null'}]}
              responses: {'200': {description: ok}}
        """
    private static let page = "/shop/operations/items"
    private static let field = FieldName.parameter(location: "query", name: "when")
    private static let form = ("t." + field.text, "form")

    private static func input(_ tokens: String...) -> String {
        FieldName.value(ValuePath(field, JSONPointer(tokens: tokens))).text
    }

    private static func visit(
        _ test: @escaping @Sendable (inout Visitor, RecordingTransport) async throws -> Void
    ) async throws { try await TestSite.visit(text, page, test) }

    @Test("The kinds can be chosen among from the start; beside null there is only one")
    func offered() async throws {
        try await Self.visit { visitor, _ in
            let page = try await visitor.get(Self.page).text
            for kind in ["Day", "Age", "Span"] { #expect(page.contains(">\(kind)</option>"), "\(kind)") }
            #expect(page.contains("name=\"\(Self.input())\"") && page.contains("type=\"date\""))
            #expect(page.contains("name=\"p.query.limit\"") && !page.contains("t.p.query.limit"))
        }
    }

    @Test("Another kind brings its inputs, without scripts too")
    func chosen() async throws {
        try await Self.visit { visitor, _ in
            let path = ValuePath(Self.field)
            let change = [
                Self.form, (FieldName.nextVariant(path).text, "2"), ("change", FormChange.choose(path).text),
            ]
            #expect(try await visitor.post(Self.page + "/draft", change).status == .seeOther)
            let page = try await visitor.get(Self.page).text
            #expect(page.contains("name=\"\(Self.input("from"))\""))
        }
    }

    @Test("It is sent as its kind is, whether it came by inputs, as JSON or as plain text")
    func sent() async throws {
        try await Self.visit { visitor, transport in
            let path = ValuePath(Self.field)
            func variant(_ index: Int) -> (String, String) { (FieldName.variant(path).text, String(index)) }
            let raw = ("t." + Self.field.text, "raw")
            let forms: [([(String, String)], String)] = [
                ([Self.form, variant(0), (Self.input(), "2026-01-02")], "?when=2026-01-02"),
                ([Self.form, variant(1), (Self.input(), "7")], "?when=7"),
                ([Self.form, variant(2), (Self.input("from"), "a b"), (Self.input("to"), "")], "?from=a%20b"),
                ([Self.form, variant(0), (Self.input(), "")], ""),
                ([raw, (Self.field.text, #"{"from":"x","to":"y"}"#)], "?from=x&to=y"),
                ([raw, (Self.field.text, "2026-01-02")], "?when=2026-01-02"),
                ([raw, (Self.field.text, #""2026-01-02""#)], "?when=2026-01-02"),
                ([raw, (Self.field.text, "7")], "?when=7"),
            ]
            for (form, query) in forms {
                let status = try await visitor.post(Self.page, form).status
                let sent = await transport.requests.last?.url.description
                #expect(status == .seeOther && sent?.hasSuffix("/items" + query) == true, "\(query)")
            }
        }
    }

    @Test("What fits none is told at the input, and what was typed stays")
    func refused() async throws {
        try await Self.visit { visitor, transport in
            let answer = try await visitor.post(
                Self.page, [Self.form, (FieldName.variant(ValuePath(Self.field)).text, "1"), (Self.input(), "0")])
            #expect(answer.status == .unprocessableContent && answer.text.contains("value=\"0\""))
            #expect(await transport.requests.isEmpty)
        }
    }

    @Test("A plain text that is kept stands in the input of its kind")
    func kept() async throws {
        try await Self.visit { visitor, _ in
            _ = try await visitor.post(Self.page + "/draft", [(Self.field.text, "2026-01-02")])
            #expect(try await visitor.get(Self.page).text.contains("value=\"2026-01-02\""))
        }
    }

    @Test("So is a part of a form body")
    func part() async throws {
        try await Self.visit { visitor, transport in
            let path = "/shop/operations/add"
            let page = try await visitor.get(path).text
            #expect(page.contains(">Day</option>") && page.contains(">Age</option>"))
            let place = ValuePath(.form("when"))
            for (view, name, text, body) in [
                ("form", FieldName.value(place).text, "2026-01-02", "when=2026-01-02"),
                ("raw", "f.when", #""2026-01-02""#, "when=2026-01-02"), ("raw", "f.when", "7", "when=7"),
                ("raw", "f.when", "plain", "when=plain"),
            ] {
                let whole = view == "form" ? [("f.when", "")] : []
                let form = [("t.f.when", view), (name, text), ("anyway", "1")] + whole
                #expect(try await visitor.post(path, form).status == .seeOther)
                #expect(await transport.requests.last.map { String(decoding: $0.body, as: UTF8.self) } == body)
            }
        }
    }

    @Test("What may be null besides is entered as what it is otherwise")
    func nullable() async throws {
        try await Self.visit { visitor, transport in
            let page = try await visitor.get(Self.page).text
            let number = try #require(page.firstMatch(of: /<input[^>]*name="p.query.limit"[^>]*>/))
            #expect(number.0.contains("type=\"number\""))
            #expect(page.contains("Add integer item") && page.contains(">large</option>"))
            let form = [("p.query.tag", "1"), ("p.query.tag", "2"), ("p.query.limit", "3"), ("p.query.size", "large")]
            #expect(try await visitor.post(Self.page, form).status == .seeOther)
            let query = "?limit=3&tag=1&tag=2&size=large"
            #expect(await transport.requests.last?.url.description.hasSuffix("/items" + query) == true)
            let parts = try await visitor.get("/shop/operations/add?media=multipart%2Fform-data").text
            for (name, several) in [("f.photo", false), ("f.more", true)] {
                let files = parts.matches(of: /<input[^>]*type="file"[^>]*>/).map { String($0.0) }
                let input = try #require(files.first { $0.contains("name=\"\(name)\"") })
                #expect(input.contains("multiple") == several)
            }
        }
    }
}
