import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

@Suite("References")
struct ReferenceTests {
    static func target(_ reference: String, in members: String, version: String = "3.1.0") async throws -> Node? {
        let document = try await Reading.document(Reading.json(members, version: version))
        return document.target(of: reference, at: document.root)
    }

    @Test(
        "A local pointer is percent-decoded, then unescaped (RFC 6901, section 6)",
        arguments: [
            ("#/x-a/b~1c/d~0e", 1), ("#/x-a/f%20g", 2), ("#/x-a/%C3%A9", 3), ("#/x-list/1", 5), ("#/x-a/via/f%20g", 2),
            ("#/x-a/none", nil),
            ("#/x-list/9", nil), ("#/x-list/-1", nil), ("#x-a", nil), ("#/x-a/%zz", nil), ("other.yaml", nil),
            ("#/x-list/99999999999999999999", nil),
        ] as [(String, Int?)])
    func pointers(reference: String, expected: Int?) async throws {
        let node = try await Self.target(
            reference,
            in: ##""x-a": {"b/c": {"d~e": 1}, "f g": 2, "é": 3, "via": {"$ref": "#/x-a"}}, "x-list": [4, 5]"##)
        #expect(node?.integer == expected)
    }

    @Test(
        "References that go round are cut (THREATS S10)",
        arguments: [##"{"$ref": "#/components/schemas/X"}"##, ##"{"$ref": "#/components/schemas/Y"}"##])
    func cycles(json: String) async throws {
        let schema = try await Reading.schema(json, others: ##""Y": {"$ref": "#/components/schemas/X"}"##)
        #expect(schema.brokenReference != nil)
        #expect(schema.typeText == "unresolved")
        #expect(schema.document.diagnostics.contains { $0.rule == "unresolved-reference" })
    }

    @Test("A schema may hold itself; it comes round as an equal view (THREATS S10)")
    func recursion() async throws {
        let schema = try await Reading.schema(
            ##"{"properties": {"next": {"$ref": "#/components/schemas/X"}, "root": {"$ref": "#"}}}"##)
        let next = try #require(schema.properties.first).schema
        #expect(next == schema)
        #expect(next.properties.first?.schema == schema)
        #expect(schema.properties.last?.schema.brokenReference == nil)
        #expect(!schema.document.diagnostics.contains { $0.rule == "unresolved-reference" })
    }

    @Test(
        "64 references may follow one another, not 65 (THREATS 4.4)",
        arguments: [(63, true), (64, true), (65, false), (5_000, false)])
    func hops(count: Int, isFound: Bool) async throws {
        let chain = (1...count).map { number in
            let next =
                number == count ? #"{"type": "string"}"# : ##"{"$ref": "#/components/schemas/S\##(number + 1)"}"##
            return #""S\#(number)": \#(next)"#
        }.joined(separator: ", ")
        let schema = try await Reading.schema(##"{"$ref": "#/components/schemas/S1"}"##, others: chain)
        #expect((schema.typeText == "S1") == isFound)
        #expect((schema.types == ["string"]) == isFound)
    }

    @Test(
        "Nothing is dereferenced in advance: twelve levels of ten properties are read at all (THREATS S12)",
        .timeLimit(.minutes(10)))
    func explosion() async throws {
        let levels = (1...12).map { level in
            let members = (0..<10).map { ##""p\##($0)": {"$ref": "#/components/schemas/L\##(level + 1)"}"## }
            return #""L\#(level)": {"properties": {\#(members.joined(separator: ","))}}"#
        }
        let schema = try await Reading.schema(
            ##"{"$ref": "#/components/schemas/L1"}"##, others: levels.joined(separator: ",") + #", "L13": {}"#)
        #expect(schema.properties.count == 10)
        #expect(schema.mergedProperties.count == 10)
        #expect(!schema.document.diagnostics.contains { $0.rule == "unresolved-reference" })
    }

    @Test(
        "A schema is found by $anchor and by $id (JSON Schema 2020-12, section 8.2)",
        arguments: ["#there", "urn:x:y", "https://h/s", "https://h/s#in", "https://h/s#/$defs/a", "other.json#there2"])
    func identifiers(reference: String) async throws {
        let schema = try await Reading.schema(
            #"{"properties": {"p": {"$ref": "\#(reference)"}}}"#,
            others:
                #""A": {"$anchor": "there", "type": "string"}, "B": {"$id": "urn:x:y", "type": "string"}, "C": {"$id": "https://h/s", "type": "string", "$defs": {"a": {"$anchor": "in", "type": "string"}}}, "D": {"$id": "other.json", "$defs": {"z": {"$dynamicAnchor": "there2", "type": "string"}}}"#
        )
        #expect(schema.properties.first?.schema.types == ["string"])
    }

    @Test("A pointer within a schema with $id is of that schema, else of the description")
    func resourcePointer() async throws {
        let schema = try await Reading.schema(
            ##"{"$id": "https://h/x", "$defs": {"a": {"type": "integer"}}, "properties": {"p": {"$ref": "#/$defs/a"}, "q": {"$ref": "#/components/schemas/Y"}}}"##,
            others: #""Y": {"type": "boolean"}"#)
        #expect(schema.properties.map { $0.schema.types } == [["integer"], ["boolean"]])
        #expect(schema.document.resource(of: schema.properties[0].schema.node) == schema.node)
    }

    @Test("A reference in an example is no reference", arguments: ["example", "default", "const", "x-any"])
    func literals(key: String) async throws {
        let source = StubSource(files: [:])
        let text = Reading.json(
            ##""components": {"schemas": {"X": {"\##(key)": {"$ref": "secret.yaml"}, "enum": [{"$ref": "b.yaml"}], "examples": [{"$ref": "c.yaml"}]}}}"##
        )
        let document = try await DocumentReader(source: source).read("openapi.json", bytes: Array(text.utf8))
        #expect(source.asked.isEmpty)
        #expect(!document.diagnostics.contains { $0.rule == "unresolved-reference" })
    }

    @Test("A property may be called example or $ref and is still a schema")
    func names() async throws {
        let source = StubSource(files: ["a.yaml": "type: string"])
        let text = Reading.json(
            ##""components": {"schemas": {"X": {"properties": {"example": {"$ref": "a.yaml"}, "default": {"$ref": "a.yaml"}}}}}"##
        )
        let document = try await DocumentReader(source: source).read("openapi.json", bytes: Array(text.utf8))
        #expect(source.asked == ["a.yaml"])
        #expect(document.schema(named: "X")?.properties.map { $0.schema.types } == [["string"], ["string"]])
    }
}
