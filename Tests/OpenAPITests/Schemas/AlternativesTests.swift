import SourceTree
import Testing

@testable import OpenAPI

@Suite("Alternatives")
struct AlternativesTests {
    private static let others = #""Cat": {"type": "object"}, "Dog": {"type": "object"}"#

    @Test(
        "A choice is found in the schema, in its items and in what it wraps, null left out",
        arguments: [
            ##"{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"title":"Dog","type":"object"},{"type":"null"}]}"##,
            ##"{"type":"array","items":{"anyOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}]}}"##,
            ##"{"allOf":[{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}]}]}"##,
            ##"{"anyOf":[{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}]},{"type":"null"}]}"##,
        ])
    func found(json: String) async throws {
        let schema = try await Reading.schema(json, others: Self.others)
        #expect(schema.alternatives.map(\.name) == ["Cat", "Dog"])
    }

    @Test(
        "There is none where the author gave an example, where all are constants, and where there is one or too many",
        arguments: [
            ##"{"oneOf":[{"type":"string"},{"type":"integer"}],"example":"x"}"##,
            #"{"oneOf":[{"const":1},{"const":2}]}"#,
            #"{"oneOf":[{"type":"string"}]}"#, #"{"oneOf":[{},{},{},{},{},{},{},{},{}]}"#, #"{"oneOf":5}"#, "{}",
            ##"{"items":{"$ref":"#"}}"##,
        ])
    func none(json: String) async throws {
        #expect(try await Reading.schema(json).alternatives.isEmpty)
    }

    @Test("Names that come twice are told apart")
    func twins() async throws {
        let schema = try await Reading.schema(#"{"oneOf":[{"title":"A"},{"title":"A"},{"type":"object"}]}"#)
        #expect(schema.alternatives.map(\.name) == ["A", "A (2)", "Variant 3"])
    }
}
