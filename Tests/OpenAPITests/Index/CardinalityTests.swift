import SourceTree
import Testing

@testable import OpenAPI

@Suite("Very many parts")
struct CardinalityTests {
    @Test("S18: more operations than the limit are cut and said, and none is slow to find", .timeLimit(.minutes(10)))
    func operations() async throws {
        let paths = (0..<12_000).map { #""/p\#($0)": {"get": {"operationId": "o\#($0)"}}"# }.joined(separator: ",")
        let limits = ReadingLimits(files: 0, bytes: 64 << 20, operations: 10_000, schemas: 10)
        let document = try await DocumentReader(source: NoSource(), limits: limits).read(
            "o.json", bytes: Array(Reading.json(#""paths": {\#(paths)}"#).utf8))
        #expect(document.operations.count == 10_000)
        #expect(document.operation(OperationID("o9999"))?.path == "/p9999")
        #expect(document.diagnostics.contains { $0.rule == "too-many" })
    }

    @Test("S18: an enumeration of a hundred thousand values is a list like any other", .timeLimit(.minutes(10)))
    func enumeration() async throws {
        let values = (0..<100_000).map { #""v\#($0)""# }.joined(separator: ",")
        let schema = try await Reading.schema(#"{"enum": [\#(values)]}"#)
        #expect(schema.enumeration.count == 100_000)
        #expect(schema.typeText == "string")
    }
}
