import Testing

@testable import OpenAPI

@Suite("Dialects of schemas")
struct DialectTests {
    static let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

    static func rules(_ text: String) async throws -> [String] {
        try await Reading.document(head + text).diagnostics.map(\.rule)
    }

    @Test("A schema of another dialect is held to no rules of this one, and its dialect is told once")
    func foreign() async throws {
        let found = try await Self.rules(
            """
            components:
              schemas:
                A:
                  $schema: http://json-schema.org/draft-07/schema#
                  items: [{type: string}, {dependencies: {a: [b]}, required: [a, a]}]
                  examples: [5]
                  type: array
                B: {$schema: 'http://json-schema.org/draft-07/schema#', items: []}
            """)
        #expect(found == ["unsupported-dialect"])
    }

    @Test("A schema around a part decides, and one of the known dialect is checked beside foreign ones")
    func nearest() async throws {
        let found = try await Self.rules(
            """
            jsonSchemaDialect: http://json-schema.org/draft-07/schema#
            components:
              schemas:
                A: {items: []}
                B: {$schema: 'https://json-schema.org/draft/2020-12/schema', properties: {p: {type: thing}}}
            """)
        #expect(found == ["unsupported-dialect", "unknown-value"])
    }

    @Test("References of foreign schemas are looked at")
    func references() async throws {
        let found = try await Self.rules(
            """
            jsonSchemaDialect: https://json-schema.org/draft/2019-09/schema
            components: {schemas: {A: {anyOf: [{properties: {p: {$ref: '#/nowhere'}}}]}}}
            """)
        #expect(found == ["unsupported-dialect", "unresolved-reference"])
    }

    @Test("The dialect of a whole description, for editors, is none of its schemas")
    func root() async throws {
        #expect(
            try await Self.rules("paths: {}\n$schema: https://spec.example/openapi.json").contains(
                "unsupported-dialect") == false)
    }

    @Test("What only an extension refers to is used; a description of components alone is a library")
    func used() async throws {
        let parameters = "components: {parameters: {Host: {name: h, in: header, schema: {}}}}"
        let reference = "x-ms-parameterized-host: {parameters: [{$ref: '#/components/parameters/Host'}]}"
        #expect(try await Self.rules("paths: {/a: {}}\n\(parameters)") == ["unused-component"])
        #expect(try await Self.rules("paths: {/a: {}}\n\(parameters)\n\(reference)").isEmpty)
        #expect(
            try await Self.rules("paths: {/a: {}}\n\(parameters)\nx-ms-odata: '#/components/parameters/Host'").isEmpty)
        #expect(try await Self.rules("paths: {}\n\(parameters)").isEmpty)
        #expect(try await Self.rules(parameters).isEmpty)
    }
}
