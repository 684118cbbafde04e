import Foundation
import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

@Suite("Bundling")
struct BundlingTests {
    /// Reads a bundle by itself: nothing else can be had.
    static func reread(_ document: Document) async throws -> Document {
        let tree = try document.bundled()
        return try await DocumentReader(source: NoSource()).read("bundle.json", bytes: tree.root.json())
    }

    @Test("Parts of other files stand among the components under the names that references give them")
    func names() async throws {
        let document = try await Reading.document(
            [
                "api/o.yaml": """
                openapi: 3.1.0
                info: {title: T, version: "1"}
                paths:
                  /pets: {$ref: paths/pets.yaml, summary: Pets}
                  /cats: {get: {responses: {'200': {$ref: 'shared.yaml#/responses/Found'}}}}
                components:
                  schemas: {Name: {type: string}, Cat: {$ref: schemas/Cat.yaml}}
                """,
                "api/paths/pets.yaml": """
                summary: hidden
                get:
                  parameters: [{$ref: ../shared.yaml#/parameters/limit}]
                  responses: {'200': {description: d, content: {application/json: {schema: {$ref: ../schemas/Pet.yaml}}}}}
                """,
                "api/shared.yaml": """
                parameters: {limit: {name: limit, in: query, schema: {type: integer}}}
                responses: {Found: {description: found, headers: {X-A: {schema: {$ref: '#/defs/Name'}}}}}
                defs: {Name: {type: integer}}
                """,
                "api/schemas/Pet.yaml": """
                oneOf: [{$ref: Cat.yaml}, {$ref: '../o.yaml#/components/schemas/Name'}]
                discriminator: {propertyName: kind, mapping: {cat: Cat.yaml, name: Name}}
                properties: {self: {$ref: '#'}, example: {$ref: Cat.yaml}}
                example: {$ref: Cat.yaml}
                """,
                "api/schemas/Cat.yaml": "type: object\ndescription: a cat",
            ], root: "api/o.yaml")
        let expected = """
            {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/pets":{"summary":"Pets","get":{"parameters":\
            [{"$ref":"#/components/parameters/limit"}],"responses":{"200":{"description":"d","content":\
            {"application/json":{"schema":{"$ref":"#/components/schemas/Pet"}}}}}}},"/cats":{"get":{"responses":{"200":\
            {"$ref":"#/components/responses/Found"}}}}},"components":{"schemas":{"Name":{"type":"string"},"Cat":\
            {"type":"object","description":"a cat"},"Pet":{"oneOf":[{"$ref":"#/components/schemas/Cat"},\
            {"$ref":"#/components/schemas/Name"}],"discriminator":{"propertyName":"kind","mapping":\
            {"cat":"#/components/schemas/Cat","name":"Name"}},"properties":{"self":{"$ref":"#/components/schemas/Pet"},\
            "example":{"$ref":"#/components/schemas/Cat"}},"example":{"$ref":"Cat.yaml"}},"Name-2":{"type":"integer"}},\
            "responses":{"Found":{"description":"found","headers":{"X-A":{"schema":{"$ref":"#/components/schemas/Name-2"}}\
            }}},"parameters":{"limit":{"name":"limit","in":"query","schema":{"type":"integer"}}}}}
            """
        let text = String(decoding: try document.bundled().root.json(), as: UTF8.self)
        #expect(text == expected)
        let again = try await Self.reread(document)
        #expect(!again.diagnostics.contains { $0.rule == "unresolved-reference" })
    }

    @Test("A description of one file is its own bundle, references that lead nowhere stay")
    func alone() async throws {
        let one = try await Reading.document(Reading.json(#""paths": {}"#))
        #expect(try one.bundled() === one.source)
        let gap = try await Reading.document(
            [
                "o.yaml":
                    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: gone.yaml}, /b: {$ref: b.yaml}}",
                "b.yaml": "get: {responses: {default: {$ref: none.yaml#/x}}}",
            ], root: "o.yaml")
        let text = String(decoding: try gap.bundled().root.json(), as: UTF8.self)
        #expect(text.contains(#""/a":{"$ref":"gone.yaml"}"#))
        #expect(text.contains(#"{"$ref":"none.yaml#/x"}"#))
    }

    @Test("Before 3.1 there is no section for path items, so a callback that goes round ends (THREATS S10, S12)")
    func round() async throws {
        let files = [
            "o.yaml": "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: a.yaml}}",
            "a.yaml": "get: {callbacks: {c: {'{$url}': {$ref: a.yaml}, '{$b}': {$ref: b.yaml}}}, responses: {}}",
            "b.yaml": "post: {callbacks: {c: {'{$url}': {$ref: a.yaml}}}, responses: {}}",
        ]
        let old = try await Reading.document(files, root: "o.yaml")
        #expect(try old.bundled().root.json().count < 2_000)
        let new = try await Reading.document(
            files.mapValues { $0.replacingOccurrences(of: "3.0.3", with: "3.1.0") }, root: "o.yaml")
        let again = try await Self.reread(new)
        #expect(again.diagnostics.filter { $0.rule == "unresolved-reference" } == [])
        #expect(again.root.object("components")?.object("pathItems")?.count == 2)
        var meaning = Meaning(new, again)
        #expect(meaning.difference() == nil)
    }

    @Test("Parts that hold one another cannot make a bundle larger than its budget (THREATS S12)")
    func explosion() async throws {
        // Each level of the file is referred to by itself, so each is kept once more.
        let depth = 100
        let nest =
            String(repeating: #"{"properties":{"p":"#, count: depth) + "{}" + String(repeating: "}}", count: depth)
        let references = (0..<depth).map { level in
            let way = String(repeating: "/properties/p", count: level)
            return ##""S\##(level)": {"$ref": "deep.json#\##(way)"}"##
        }
        let document = try await Reading.document(
            [
                "o.json": Reading.json(
                    #""paths": {}, "components": {"schemas": {\#(references.joined(separator: ","))}}"#),
                "deep.json": nest,
            ], root: "o.json")
        #expect(try document.bundled().root.json().count < 1_000_000)
    }

    @Test("S4: parts far inside one another are bundled on a stack of 512 KiB")
    func deep() async throws {
        let schema = String(repeating: #"{"items":"#, count: 100) + "{}" + String(repeating: "}", count: 100)
        var files: [String: String] = [
            "o.json": Reading.json(#""paths": {"/a": {"$ref": "p0.json"}}"#, version: "3.0.3")
        ]
        for level in 0..<12 {
            files["p\(level).json"] = """
                {"get": {"responses": {"200": {"description": "d", "content": {"a/b": {"schema": \(schema)}}}},
                 "callbacks": {"c": {"x": {"$ref": "p\(level + 1).json"}}}}}
                """
        }
        let document = try await Reading.document(files, root: "o.json")
        final class Box: @unchecked Sendable { var count = 0 }  // written before, read after the join
        let box = Box()
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            box.count = (try? document.bundled().root.json().count) ?? 0
            done.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                done.wait()
                continuation.resume()
            }
        }
        #expect(box.count > 5_000)
    }

    @Test("The split café bundled means the same as the one in one file", .enabled(if: Corpus.isPresent))
    func cafe() async throws {
        let parts = try await CorpusTests.read("multi-file/cafe-split-3.2/cafe.yaml")
        let bundle = try await Self.reread(parts)
        let whole = try await CorpusTests.read("oas32/cafe-3.2.yaml")
        var meaning = Meaning(bundle, whole)
        #expect(meaning.difference(["openapi", "info", "servers", "tags", "security", "paths", "webhooks"]) == nil)
        for section in ["schemas", "parameters", "responses", "securitySchemes"] {
            let names = [bundle, whole].map { Set($0.root.object("components")?.named(section).map(\.key) ?? []) }
            #expect(names[0] == names[1], "\(section)")
        }
        #expect(bundle.diagnostics.filter { $0.severity == .error } == [])
    }

    @Test("Every split description of the corpus means the same when it is bundled", .enabled(if: Corpus.isPresent))
    func corpus() async throws {
        var count = 0
        var files = 0
        for row in CorpusTests.rows {
            guard let document = try? await CorpusTests.read(row.file), document.isSplit else { continue }
            let bundle = try await Self.reread(document)
            var meaning = Meaning(document, bundle)
            let difference = meaning.difference(["paths", "webhooks", "components"])
            let isKnown = Self.differences[row.file] != nil
            #expect((difference == nil) != isKnown, "\(row.file): \(difference ?? "no difference")")
            count += 1
            files += document.locations.count
        }
        print(
            "report: \(count) split descriptions of \(files) files bundled, \(Self.differences.count) with a known difference"
        )
        #expect(count > 90)
    }

    /// Where the bundle has something else, and why.
    static let differences = [
        "multi-file/swagger-js-dereference/reference-object/__fixtures__/ignore-arbitrary-$refs/root.json":
            "a parameter with members that no parameter has, and references in them"
    ]
}
