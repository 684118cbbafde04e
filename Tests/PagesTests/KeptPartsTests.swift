import Foundation
import JSONSchema
import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct KeptPartsTests {
    private static let answer = ##"{"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}"##

    private func fixture() async throws -> Fixture {
        try await Fixture(
            """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
             "components": {"schemas": {"Problem": {"type": "object", "properties": {
               "code": {"type": "integer"}, "key": {"type": "string", "readOnly": true},
               "secret": {"type": "string", "writeOnly": true}}}}},
             "paths": {
              "/a": {
               "get": {"operationId": "first", "responses": {
                "404": {"description": "Gone", "content": \(Self.answer)},
                "500": {"description": "Broken", "content": \(Self.answer)}}},
               "post": {"operationId": "second",
                "requestBody": {"content": \(Self.answer)},
                "responses": {"404": {"description": "Gone", "content": \(Self.answer)}}}}}}
            """)
    }

    private func page(_ fixture: Fixture, _ id: String) throws -> OperationPage {
        OperationPage(frame: fixture.frame, document: fixture.document, operation: try fixture.operation(id))
    }

    @Test func `a page is the same whatever other pages were made before it`() async throws {
        let alone = try page(try await fixture(), "second").html()
        let fixture = try await fixture()
        _ = try page(fixture, "first").html()
        _ = try page(fixture, "first").panel()
        #expect(try page(fixture, "second").html() == alone)
        #expect(try page(fixture, "second").html() == alone)
    }

    @Test func `a page with a result is the same when it is shown again, and after others were`() async throws {
        let fixture = try await Fixture(Self.woven)
        for id in ["o0", "o3", "o5", "o0", "o3", "o5"] {
            let alone = try await Fixture(Self.woven)
            #expect(try shown(page(fixture, id)) == shown(page(alone, id)), "\(id)")
        }
    }

    @Test func `what the address asks for stands open above a result too, and only there`() async throws {
        let fixture = try await fixture()
        let plain = try shown(page(fixture, "second"))
        var opened = try page(fixture, "second")
        opened.opened = ElementID(parsing: "d-response-404.secret")
        #expect(shown(opened) != plain)
        #expect(try shown(page(fixture, "second")) == plain)
    }

    /// The page with a result below its form.
    private func shown(_ page: OperationPage) -> HTML {
        var page = page
        page.exchange = Fixture.exchange()
        return page.html()
    }

    @Test func `parts that stand elsewhere have their own ids`() async throws {
        let html = try page(try await fixture(), "first").html().description
        let ids = try #require(Element.all(in: html)).compactMap { $0.attributes["id"] }
        #expect(ids.contains("d-response-404.code"))
        #expect(ids.contains("d-response-500.code"))
        #expect(Set(ids).count == ids.count)
    }

    @Test func `what the address asks for stands open, and only there`() async throws {
        let fixture = try await fixture()
        _ = try page(fixture, "second").html()
        var opened = try page(fixture, "second")
        opened.opened = ElementID(parsing: "d-response-404.secret")
        #expect(opened.html() != (try page(fixture, "second").html()))
        let again = try await self.fixture()
        var alone = try page(again, "second")
        alone.opened = opened.opened
        #expect(opened.html() == alone.html())
    }

    @Test func `parts are written once while they are asked for, and no more are kept than there is room for`() {
        let kept = KeptParts()
        var written = 0
        func part(_ number: Int) -> AnchoredHTML {
            kept.part(.samples([], ["\(number)"], .none)) { html in
                written += 1
                html.text(String(repeating: "x", count: 100_000) + "\(number)")
            }
        }
        func text(_ part: AnchoredHTML) -> String {
            var html = HTML()
            html.append(part, at: .standIn)
            return html.description
        }
        for number in 0..<100 {
            #expect(text(part(0)).utf8.count == 100_001)
            #expect(text(part(number)).hasSuffix("x\(number)"))
        }
        #expect(written == 100)
        _ = part(50)
        #expect(written == 101)
    }

    @Test func `A1: what one reader typed or keeps never stands in another's page`() async throws {
        let alone = try page(try await fixture(), "first").html()
        let other = try page(try await fixture(), "second").html()
        let fixture = try await fixture()
        var own = try page(fixture, "first")
        own.draft = CallDraft(values: [
            FieldName.headerName.text: ["X-Own"], FieldName.headerValue.text: ["typed"], FieldName.time.text: ["7"],
        ])
        own.identities = [ShownIdentity(id: "kept", name: "Kept by one")]
        let text = own.html().description
        #expect(text.contains("X-Own") && text.contains("typed") && text.contains("Kept by one"))
        #expect(try page(fixture, "first").html() == alone)
        #expect(try page(fixture, "second").html() == other)
        #expect(own.html().description == text)
    }

    /// Schemas that name each other, themselves, lists of each other, and alternatives.
    private static let woven = """
        {"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
         "components": {
          "parameters": {"page": {"name": "page", "in": "query", "schema": {"$ref": "#/components/schemas/Node"}}},
          "responses": {"gone": {"description": "Gone", "content": {"application/json": {"schema":
           {"type": "object", "properties": {"owner": {"$ref": "#/components/schemas/Owner"}}}}}}},
          "schemas": {
           "Owner": {"type": "object", "properties": {"name": {"type": "string"}, "home": {"$ref": "#/components/schemas/Node"}}},
           "Node": {"type": "object", "properties": {"parent": {"$ref": "#/components/schemas/Node"},
            "owner": {"$ref": "#/components/schemas/Owner"}, "all": {"type": "array", "items": {"$ref": "#/components/schemas/Node"}}}},
           "Either": {"oneOf": [{"$ref": "#/components/schemas/Owner"}, {"$ref": "#/components/schemas/Node"}]},
           "Twice": {"type": "object", "properties": {"{name}": {"$ref": "#/components/schemas/Owner"}},
            "additionalProperties": {"$ref": "#/components/schemas/Owner"}}}},
         "paths": {"/a": {\(paths)}}}
        """

    private static let paths = ["Owner", "Node", "Either", "Twice", "list of Node", "list of Either"].enumerated().map {
        let name = $1.split(separator: " ").last ?? ""
        let named = "{\"$ref\": \"#/components/schemas/\(name)\"}"
        let schema = $1.hasPrefix("list") ? "{\"type\": \"array\", \"items\": \(named)}" : named
        let content = "{\"application/json\": {\"schema\": \(schema)}}"
        let method = ["get", "put", "post", "patch", "delete", "options"][$0]
        return """
            "\(method)": {"operationId": "o\($0)", "parameters": [{"$ref": "#/components/parameters/page"}],
             "requestBody": {"content": \(content)},
             "responses": {"200": {"description": "", "content": \(content)}, "201": {"description": "", "content": \(content)},
              "404": {"$ref": "#/components/responses/gone"}, "410": {"$ref": "#/components/responses/gone"}}}
            """
    }.joined(separator: ",")

    /// What a page says of an operation.
    private func text(of operation: OpenAPI.Operation, kept: KeptParts?) -> HTML {
        let scope = SchemaScope(documentID: "zoo", kept: kept)
        var html = HTML()
        ParametersTable(scope: scope, parameters: operation.parameters).write(into: &html)
        if let body = operation.requestBody { RequestBodyText(scope: scope, body: body).write(into: &html) }
        ResponsesTable(scope: scope, operation: operation).write(into: &html)
        return html
    }

    @Test func `schemas woven into each other are written as if nothing was kept, in any order of pages`() async throws
    {
        let fixture = try await Fixture(Self.woven)
        for order in [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [3, 0, 5, 2, 4, 1]] {
            let kept = KeptParts()
            for number in order + order {
                let operation = try fixture.operation("o\(number)")
                #expect(text(of: operation, kept: kept) == text(of: operation, kept: nil), "\(number) of \(order)")
            }
        }
    }

    @Test func `no page of woven schemas has an id twice, nor the name that stands in for one`() async throws {
        let fixture = try await Fixture(Self.woven)
        for id in (0..<6).map({ "o\($0)" }) + ["o0", "o3"] {
            let text = try page(fixture, id).html().description
            let ids = try #require(Element.all(in: text)).compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(id)")
            #expect(!text.contains(ElementID.standIn.text))
        }
    }
}
