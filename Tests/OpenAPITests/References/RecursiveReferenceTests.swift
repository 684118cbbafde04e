import JSONSchema
import SourceTree
import Testing

@testable import OpenAPI

@Suite("$recursiveRef")
struct RecursiveReferenceTests {
    static let filters = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        components:
          schemas:
            Compound:
              $recursiveAnchor: true
              required: [type]
              properties:
                type: {enum: [and, or]}
                filters:
                  type: array
                  items:
                    anyOf: [{$ref: '#/components/schemas/Plain'}, {$recursiveRef: '#'}]
                    discriminator: {propertyName: type}
            Plain: {required: [type], properties: {type: {const: eq}}, title: plain}
        """

    @Test("It means the component with the anchor around it, so that its discriminator is known")
    func component() async throws {
        let document = try await Reading.document(Self.filters)
        let compound = try #require(document.schema(named: "Compound"))
        let items = try #require(compound.properties.first { $0.name == "filters" }?.schema.items)
        #expect(items.subschemas("anyOf").map(\.node) == [document.schema(named: "Plain")?.node, compound.node])
        #expect(document.diagnostics.isEmpty)
    }

    @Test("It means the outermost resource with an anchor on the way (JSON Schema 2019-09, section 8.2.4.2)")
    func outermost() async throws {
        let document = try await Reading.document(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            components:
              schemas:
                Tree:
                  $id: https://h/tree
                  $recursiveAnchor: true
                  properties: {children: {items: {$recursiveRef: '#'}}}
                Strict: {$id: 'https://h/strict', $recursiveAnchor: true, $ref: tree, title: strict}
            """)
        let strict = try #require(document.schema(named: "Strict"))
        let items = try #require(strict.properties.first { $0.name == "children" }?.schema.items)
        #expect(items.keyword("title")?.string == "strict")
        let tree = try #require(document.schema(named: "Tree")?.properties.first?.schema.items)
        #expect(tree.node == document.schema(named: "Tree")?.node)
    }

    @Test("Values are held against what it means, however deep")
    func validation() async throws {
        let document = try await Reading.document(Self.filters)
        let schema = try #require(document.schema(named: "Compound")?.node)
        let validator = Validator(dialect: .draft202012, references: document, assertsFormat: true, direction: .request)
        func isValid(_ json: String) throws -> Bool {
            validator.report(for: try Tree.read(Array(json.utf8)).root, against: schema, limit: 1).isValid
        }
        #expect(try isValid(#"{"type": "and", "filters": [{"type": "or", "filters": [{"type": "eq"}]}]}"#))
        #expect(try !isValid(#"{"type": "and", "filters": [{"type": "or", "filters": [{"type": "xor"}]}]}"#))
    }

    @Test("A circle of nothing but such references is a gap (THREATS S10)")
    func circle() async throws {
        let document = try await Reading.document(
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {A: {$recursiveAnchor: true, $recursiveRef: '#'}}}"
        )
        #expect(document.schema(named: "A") != nil)
        #expect(!document.schemas.isEmpty)
    }
}
