import Foundation
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

    @Test func `parts are written once while they are asked for, and no more are kept than there is room for`() throws {
        let kept = KeptParts()
        let place = try #require(KeptParts.Place(SchemaScope(documentID: "d")))
        var written = 0
        func part(_ number: Int) -> HTML {
            kept.part(.schema(nil, items: nil, namedDepth: number, place)) { html in
                written += 1
                html.text(String(repeating: "x", count: 100_000) + "\(number)")
            }
        }
        for number in 0..<100 {
            #expect(part(0).count == 100_001)
            #expect(part(number).description.hasSuffix("x\(number)"))
        }
        #expect(written == 100)
        _ = part(50)
        #expect(written == 101)
    }
}
