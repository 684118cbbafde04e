import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Pages
import SourceTree
import Testing

@testable import Site

@Suite("A parameter that is the whole query")
struct QueryStringFormTests {
    private static let text = """
        openapi: 3.2.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        paths:
          /search:
            get:
              operationId: search
              parameters:
                - name: query
                  in: querystring
                  content:
                    application/x-www-form-urlencoded:
                      schema:
                        type: object
                        required: [word]
                        properties:
                          word: {type: string}
                          limit: {type: integer, maximum: 50}
                          tags: {type: array, items: {type: string}}
              responses: {'200': {description: ok}}
        """
    private static let page = "/shop/operations/search"
    private static let field = FieldName.parameter(location: "querystring", name: "query")

    private static func input(_ tokens: String...) -> String {
        FieldName.value(ValuePath(field, JSONPointer(tokens: tokens))).text
    }

    private static func visit(
        _ test: @escaping @Sendable (inout Visitor, RecordingTransport) async throws -> Void
    ) async throws { try await TestSite.visit(text, page, test) }

    @Test("There is an input for each property from the start")
    func inputs() async throws {
        try await Self.visit { visitor, _ in
            let page = try await visitor.get(Self.page).text
            for member in ["word", "limit"] { #expect(page.contains("name=\"\(Self.input(member))\""), "\(member)") }
            #expect(page.contains("name=\"t.\(Self.field.text)\" value=\"form\""))
        }
    }

    @Test("They make the query, as the media type writes it")
    func sent() async throws {
        try await Self.visit { visitor, transport in
            let form = [
                ("t." + Self.field.text, "form"), (Self.input("word"), "a & b"), (Self.input("limit"), "5"),
            ]
            let answer = try await visitor.post(Self.page, form)
            #expect(answer.status == .seeOther)
            #expect(await transport.requests.last?.url.description.hasSuffix("/search?word=a+%26+b&limit=5") == true)
        }
    }

    @Test("A value that does not fit is told at its input before anything is sent")
    func refused() async throws {
        try await Self.visit { visitor, transport in
            let form = [
                ("t." + Self.field.text, "form"), (Self.input("word"), "a"), (Self.input("limit"), "51"),
            ]
            let answer = try await visitor.post(Self.page, form)
            #expect(answer.status == .unprocessableContent)
            #expect(await transport.requests.isEmpty)
        }
    }

    @Test("Its text remains: JSON, or the query as it is to be")
    func raw() async throws {
        try await Self.visit { visitor, transport in
            for (text, query) in [(#"{"word":"x"}"#, "?word=x"), ("word=y&z=%20", "?word=y&z=%20")] {
                let form = [("t." + Self.field.text, "raw"), (Self.field.text, text)]
                let answer = try await visitor.post(Self.page, form)
                #expect(answer.status == .seeOther)
                #expect(await transport.requests.last?.url.description.hasSuffix("/search" + query) == true)
            }
            let page = try await visitor.get(Self.page).text
            #expect(page.contains("word=y&amp;z=%20"))
        }
    }
}
