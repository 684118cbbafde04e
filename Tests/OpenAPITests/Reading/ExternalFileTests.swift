import SourceTree
import Testing

@testable import OpenAPI

@Suite("Descriptions of several files")
struct ExternalFileTests {
    @Test("References in another file are resolved against that file")
    func relative() async throws {
        let document = try await Reading.document(
            [
                "api/openapi.yaml": """
                openapi: 3.1.0
                info: {title: T, version: "1"}
                paths:
                  /pets: {$ref: paths/pets.yaml}
                  /dogs: {$ref: 'paths/all.yaml#/~1dogs'}
                components: {schemas: {Name: {type: string}}}
                """,
                "api/paths/pets.yaml": """
                get:
                  parameters: [{$ref: ../shared.yaml#/parameters/limit}]
                  responses: {'200': {content: {application/json: {schema: {$ref: ../schemas/Pet.yaml}}}}}
                """,
                "api/paths/all.yaml": "/dogs: {get: {operationId: dogs}}",
                "api/shared.yaml": "parameters: {limit: {name: limit, in: query, schema: {type: integer}}}",
                "api/schemas/Pet.yaml": """
                type: object
                properties:
                  name: {$ref: '../openapi.yaml#/components/schemas/Name'}
                  owner: {$ref: '#/definitions/Owner'}
                definitions: {Owner: {type: object}}
                """,
            ], root: "api/openapi.yaml")
        #expect(!document.diagnostics.contains { $0.rule == "unresolved-reference" })
        #expect(document.operations.map(\.path) == ["/pets", "/dogs"])
        let operation = document.operations[0]
        #expect(operation.parameters.first?.schema?.typeText == "integer")
        let schema = try #require(operation.responses.first?.content.first?.schema)
        #expect(schema.typeText == "Pet")
        #expect(schema.properties.map { $0.schema.typeText } == ["Name", "Owner"])
        #expect(schema.properties.map { $0.schema.types } == [["string"], ["object"]])
        #expect(schema.properties[0].schema.id == SchemaID("Name"))
        #expect(document.location(of: schema.node) == "api/schemas/Pet.yaml")
        #expect(document.locations.count == 5)
    }

    @Test("Files that refer to one another in a circle are each read once (THREATS S10)")
    func circle() async throws {
        let source = StubSource(files: [
            "b.yaml": "properties: {a: {$ref: a.yaml}}",
            "a.yaml": "properties: {b: {$ref: b.yaml}, root: {$ref: 'r.yaml#/components/schemas/X'}}",
        ])
        let document = try await DocumentReader(source: source).read(
            "r.yaml", bytes: Array("openapi: 3.1.0\ncomponents: {schemas: {X: {$ref: a.yaml}}}".utf8))
        #expect(source.asked == ["a.yaml", "b.yaml"])
        let x = try #require(document.schema(named: "X"))
        let round = x.properties.first?.schema.properties.first?.schema
        #expect(round == x)
        #expect(x.properties.last?.schema == x)
        #expect(x.id == SchemaID("X"))
    }

    @Test("A file that is not there is a gap with a diagnostic at the reference, and the rest stands")
    func gap() async throws {
        let document = try await Reading.document(
            [
                "o.yaml": """
                openapi: 3.0.3
                info: {title: T, version: "1"}
                paths:
                  /a: {get: {parameters: [{$ref: gone.yaml}, {name: q, in: query}], requestBody: {$ref: bad.json}}}
                """, "bad.json": "{]",
            ], root: "o.yaml")
        let operation = try #require(document.operations.first)
        #expect(operation.parameters.map(\.name) == ["q"])
        #expect(operation.missingParameters == ["gone.yaml"])
        #expect(operation.requestBody?.brokenReference == "bad.json")
        let gaps = document.diagnostics.filter { $0.rule == "unresolved-reference" }
        #expect(
            gaps.map(\.pointer.description) == ["/paths/~1a/get/parameters/0/$ref", "/paths/~1a/get/requestBody/$ref"])
        #expect(gaps.map(\.position?.line) == [4, 4])
        #expect(gaps.first?.message.contains("expected a file") == true)
    }

    @Test("Neither files nor bytes go over the limits")
    func limits() async throws {
        let files = Dictionary(uniqueKeysWithValues: (0..<20).map { ("f\($0).yaml", "$ref: f\($0 + 1).yaml") })
        for (limits, expected) in [
            (ReadingLimits(files: 5, bytes: 1_000_000, operations: 10, schemas: 10), 5),
            (ReadingLimits(files: 100, bytes: 120, operations: 10, schemas: 10), 4),
            (.userDescription, 0),
        ] {
            let source = StubSource(files: files)
            let text = "openapi: 3.1.0\ncomponents: {schemas: {X: {$ref: f0.yaml}}}"
            let document = try await DocumentReader(source: source, limits: limits).read(
                "o.yaml", bytes: Array(text.utf8))
            #expect(document.locations.count == expected + 1)
            #expect(document.schema(named: "X")?.typeText == "unresolved")
        }
    }

    @Test("No more files are asked for than may be read, whether they are there or not")
    func vain() async throws {
        let schemas = (0..<50).map { #""S\#($0)": {"$ref": "gone\#($0).yaml"}"# }.joined(separator: ",")
        let source = StubSource(files: [:])
        let limits = ReadingLimits(files: 7, bytes: 1_000_000, operations: 10, schemas: 100)
        let text = Reading.json(#""components": {"schemas": {\#(schemas)}}"#)
        let document = try await DocumentReader(source: source, limits: limits).read("o.json", bytes: Array(text.utf8))
        #expect(source.asked.count == 7)
        #expect(document.diagnostics.count { $0.rule == "unresolved-reference" } == 50)
    }

    @Test("Operations over the limit are left out with a diagnostic (THREATS S18)")
    func cardinality() async throws {
        let paths = (0..<30).map { #""/p\#($0)": {"get": {}}"# }.joined(separator: ",")
        let limits = ReadingLimits(files: 0, bytes: 1_000_000, operations: 20, schemas: 10)
        let document = try await DocumentReader(source: NoSource(), limits: limits)
            .read("o.json", bytes: Array(Reading.json(#""paths": {\#(paths)}"#).utf8))
        #expect(document.operations.count == 20)
        #expect(document.diagnostics.contains { $0.rule == "too-many" })
    }

    @Test("3.2's $self names the description for references by URI")
    func selfURI() async throws {
        let document = try await Reading.document(
            [
                "o.yaml":
                    "openapi: 3.2.0\n$self: https://h/api/o.yaml\ncomponents: {schemas: {X: {$ref: 'https://h/api/o.yaml#/components/schemas/Y'}, Y: {type: string}}}"
            ],
            root: "o.yaml")
        #expect(document.schema(named: "X")?.types == ["string"])
    }

    @Test(
        "What is neither JSON nor YAML is an error with its place",
        arguments: [(#"{"a": ]"#, 1), ("a: [\nb: {", 2), ("", 0)])
    func unreadable(text: String, line: Int) async throws {
        await #expect(throws: DocumentError.self) { try await Reading.document(text) }
    }

    @Test("The hash of the content is SHA-256 over all files (FIPS 180-4)")
    func hash() async throws {
        var digest = SHA256()
        #expect(digest.finish() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        digest = SHA256()
        digest.update(Array("abc".utf8))
        #expect(digest.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        digest = SHA256()
        for piece in ["abcdbcdecdefdefgefghfghighij", "hijkijkljklmklmnlmnomnopnopq"].map({ Array($0.utf8) }) {
            digest.update(piece)
        }
        #expect(digest.finish() == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        let one = try await Reading.document("openapi: 3.1.0")
        let other = try await Reading.document("openapi: 3.1.1")
        #expect(one.contentHash.count == 64)
        #expect(one.contentHash != other.contentHash)
    }
}
