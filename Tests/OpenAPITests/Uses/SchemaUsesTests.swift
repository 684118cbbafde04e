import TestSupport
import Testing

@testable import OpenAPI

@Suite("Uses of a schema")
struct SchemaUsesTests {
    private static let text = ##"""
        {"openapi":"3.1.0","info":{"title":"T","version":"1"},
         "paths":{
          "/a":{"parameters":[{"$ref":"#/components/parameters/Filter"}],
           "post":{"operationId":"add","requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}},
             "responses":{"200":{"$ref":"#/components/responses/Found"},"404":{"description":"","content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/A"}}}}}}},
           "get":{"operationId":"list","responses":{"200":{"$ref":"#/components/responses/Found"}}}},
          "/b":{"get":{"operationId":"other","responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/C"},"example":{"$ref":"#/components/schemas/A"}}}}}}}},
         "components":{
          "parameters":{"Filter":{"name":"f","in":"query","schema":{"$ref":"#/components/schemas/F"}}},
          "responses":{"Found":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/B"}}}}},
          "schemas":{
           "A":{"type":"object","properties":{"b":{"$ref":"#/components/schemas/B"},"a":{"$ref":"#/components/schemas/A"}}},
           "B":{"type":"object"},"C":{"allOf":[{"$ref":"#/components/schemas/A"}]},"F":{"type":"string"},"Unused":{}}}}
        """##

    @Test(
        "Operations are found by where they refer to it, also through shared parts; schemas, and the way through others"
    )
    func uses() async throws {
        let document = try await Reading.document(Self.text)
        func names(_ name: String) -> (operations: [String], schemas: [String], indirect: [String]) {
            let uses = document.uses(of: SchemaID(name))
            return (
                uses.operations.compactMap(\.operation.operationId), uses.schemas.map(\.name),
                uses.indirect.compactMap(\.operationId)
            )
        }
        #expect(names("A").operations == ["add"])
        #expect(names("A").schemas == ["A", "C"])
        #expect(names("A").indirect == ["other"])
        #expect(names("B").operations == ["add", "list"])
        #expect(names("B").schemas == ["A"])
        #expect(names("F").operations == ["add", "list"])
        #expect(document.uses(of: SchemaID("Unused")).isEmpty)
        #expect(document.uses(of: SchemaID("nowhere")).isEmpty)
        let parts = document.uses(of: SchemaID("A")).operations.flatMap(\.parts)
        #expect(parts == [.requestBody, .response("404")])
        #expect(document.uses(of: SchemaID("F")).operations.flatMap(\.parts) == [.parameter("f"), .parameter("f")])
    }

    @Test("Every schema of GitHub's description has its uses, found in one walk", .enabled(if: Corpus.isPresent))
    func large() async throws {
        let document = try await CorpusTests.read("github/api.github.com-3.0.json")
        let first = document.schemas[0].id
        let (_, time) = processorTime { document.uses(of: first) }
        print("report: uses of \(document.schemas.count) schemas found in \(time) of processor time")
        let unused = document.schemas.filter { document.uses(of: $0.id).isEmpty }
        #expect(unused.count * 10 < document.schemas.count)
    }
}
