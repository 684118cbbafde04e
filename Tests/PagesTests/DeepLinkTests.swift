import JSONSchema
import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite("Deep links")
struct DeepLinkTests {
    static let text = """
        {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a":{"post":{"operationId":"a",
          "responses":{"200":{"description":"d","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Outer"}}}}},
          "callbacks":{"done":{"{$request.query.url}":{"post":{
            "parameters":[{"name":"p","in":"query","schema":{"type":"string"}}],
            "requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"event":{"type":"string"}}}}}},
            "responses":{"204":{"description":"Taken"}}}}}}}}},
         "components":{"schemas":{
          "Outer":{"type":"object","properties":{"middle":{"$ref":"#/components/schemas/Middle"},"other":{"$ref":"#/components/schemas/Middle"}}},
          "Middle":{"type":"object","properties":{"inner":{"$ref":"#/components/schemas/Inner"}}},
          "Inner":{"oneOf":[{"title":"One","type":"object","properties":{"deep":{"type":"string"}}},{"title":"Two","type":"object"}]}}}}
        """

    private static func page(opened: String? = nil) async throws -> (text: String, ids: [String]) {
        let fixture = try await Fixture(Self.text)
        var page = OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation("a"))
        page.opened = opened.flatMap { ElementID(parsing: $0) }
        let text = page.html().description
        return (text, try #require(Element.all(in: text)).compactMap { $0.attributes["id"] })
    }

    @Test("All of a callback can be linked to: the call, its parameters, the rows of its body, its responses")
    func callbacks() async throws {
        let ids = try await Self.page().ids
        let call = "d-callback-done.~7B$request~2Equery~2Eurl~7D.POST".replacing("$", with: "~24")
        for id in ["", ".parameter.query.p", ".request.body.event", ".response.204"] {
            #expect(ids.contains(call + id), "\(call + id)")
        }
        #expect(Set(ids).count == ids.count)
    }

    @Test("What is folded away to be fetched is written out when the address asks for it, and nothing else is")
    func opened() async throws {
        let plain = try await Self.page()
        #expect(plain.ids.contains("d-response-200.middle"))
        #expect(!plain.ids.contains { $0.hasPrefix("d-response-200.middle.inner.") })
        let asked = try await Self.page(opened: "d-response-200.middle.inner.1-One.deep")
        #expect(asked.ids.contains("d-response-200.middle.inner.1-One.deep"))
        #expect(!asked.ids.contains { $0.hasPrefix("d-response-200.other.inner.") })
        #expect(Set(asked.ids).count == asked.ids.count)
    }

    @Test("A fetched part carries the ids of the place where it will stand, and links that work without it")
    func fetched() async throws {
        let fixture = try await Fixture(Self.text)
        let schema = try #require(fixture.document.schemas.first { $0.name == "Middle" })
        var page = SchemaPage(frame: fixture.frame, document: fixture.document, schema: schema, direction: .response)
        page.place = ElementID(parsing: "d-response-200.middle")
        let own = page.panel().description
        #expect(own.contains("id=\"d-response-200.middle.inner\""))
        #expect(own.contains("href=\"?open=d-response-200.middle.inner#d-response-200.middle.inner\""))
        page.operation = OperationID("a")
        let row = page.panel().description
        #expect(!row.contains("id=\"d-response-200.middle.inner\""))
        #expect(row.contains("/zoo/operations/a?open=d-response-200.middle.inner#d-response-200.middle.inner"))
    }

    @Test(
        "R8: an address names no element but those of the document",
        arguments: [
            ("d-a", true), ("d-a.b~2Fc", true), ("search", false), ("d-", true), ("d-a b", false), ("d-\"", false),
            ("D-a", false), ("d-ä", false), ("", false), ("d-" + String(repeating: "a", count: 3_000), false),
        ])
    func ids(_ text: String, _ isID: Bool) {
        #expect((ElementID(parsing: text) != nil) == isID)
    }
}
