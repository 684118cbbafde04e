import SourceTree
import Testing

@testable import OpenAPI

@Suite("$dynamicRef")
struct DynamicReferenceTests {
    static let page = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths: {}
        components:
          schemas:
            Pet: {type: object}
            Page:
              $id: https://h/page
              $defs: {item: {$dynamicAnchor: item, not: {}}}
              properties:
                items: {type: array, items: {$dynamicRef: '#item'}}
            PetPage:
              $id: https://h/pets
              $defs: {item: {$dynamicAnchor: item, $ref: 'https://h/pet'}}
              $ref: https://h/page
            Animal: {$id: 'https://h/pet', type: object, title: an animal}
            Node:
              $id: https://h/node
              $dynamicAnchor: node
              properties: {children: {type: array, items: {$dynamicRef: '#node'}}}
            StrictNode:
              $id: https://h/strict
              $dynamicAnchor: node
              $ref: https://h/node
              unevaluatedProperties: false
        """

    private static func items(of name: String, _ property: String) async throws -> Schema {
        let document = try await Reading.document(page)
        let schema = try #require(document.schema(named: name))
        return try #require(schema.properties.first { $0.name == property }?.schema.items)
    }

    @Test("It means the outermost schema on the way with an anchor of that name (JSON Schema 2020-12, section 8.2.3.2)")
    func outermost() async throws {
        #expect(try await Self.items(of: "PetPage", "items").title == "an animal")
        #expect(try await Self.items(of: "Page", "items").not != nil)
    }

    @Test("Without one further out it means what a plain reference would, also round in a circle (THREATS S10)")
    func plain() async throws {
        let node = try await Self.items(of: "Node", "children")
        #expect(node.subschema("unevaluatedProperties") == nil)
        #expect(node.properties.first?.schema.items == node)
        let strict = try await Self.items(of: "StrictNode", "children")
        #expect(strict.subschema("unevaluatedProperties")?.booleanValue == false)
        #expect(strict.properties.first?.schema.items == strict)
    }

    @Test(
        "One that leads nowhere, or to no dynamic anchor, does no harm", arguments: ["#none", "https://h/x#y", "", "#"])
    func broken(reference: String) async throws {
        let schema = try await Reading.schema(#"{"type": "object", "items": {"$dynamicRef": "\#(reference)"}}"#)
        #expect(schema.items != nil)
        #expect(schema.document.diagnostics.allSatisfy { $0.severity != .error })
    }
}
