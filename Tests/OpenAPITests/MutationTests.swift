import Foundation
import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

@Suite("Wrong types", .enabled(if: Corpus.isPresent))
struct MutationTests {
    static let documents = [
        "petstore/petstore-2.0.json", "petstore/petstore-3.0.json", "readme-examples/3.1/json/webhooks.json",
        "readme-examples/3.1/json/security.json", "readme-examples/3.0/json/callbacks.json",
        "readme-examples/3.0/json/discriminators.json", "oai-examples/v3.0/link-example.json",
        "oai-examples/v2.0/json/uber.json", "oas32/openapi-net-v32/Samples/OpenApiDocument/docWith32properties.json",
        "readme-examples/3.0/json/circular.json", "oas32/cafe-3.2.yaml",
    ]

    /// Ten real descriptions, the smallest of the directory that have something to lose.
    static let real: [String] = {
        let fitting = CorpusTests.rows.filter { $0.file.hasPrefix("directory/") && $0.operations > 5 }
        let sized = fitting.compactMap { row -> (file: String, size: Int)? in
            guard let size = try? Corpus.bytes("specs/" + row.file).count else { return nil }
            return (row.file, size)
        }
        return sized.sorted { $0.size < $1.size }.prefix(10).map(\.file)
    }()

    static let wrong = [
        "null", "true", "0", "-1e400", #""x""#, "[]", "{}", #"[{"a": [null]}]"#, ##"{"$ref": "#"}"##,
        #"{"$ref": 5}"#, ##"{"$ref": "#/nowhere"}"##,
        String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
        String(repeating: "9", count: 400) + "e99999",
    ]

    @Test(
        "S3: a node of any wrong type anywhere loses its part and nothing else",
        arguments: documents.map { ($0, 12) } + real.map { ($0, 3) })
    func mutate(file: String, nodes: Int) async throws {
        let written = try Corpus.bytes("specs/" + file)
        // Where a value of YAML ends is not known, so all are mutated as JSON.
        let bytes = try Tree.read(written, name: file).root.json()
        let tree = try Tree.read(bytes, format: .json)
        let whole = try await DocumentReader(source: NoSource()).read("m.json", bytes: bytes)
        let places = Self.nodes(of: tree)
        var random = Seeded(seed: 0x9E37_79B9_7F4A_7C15)
        for value in Self.wrong {
            for number in 0..<nodes {
                let node =
                    number == 0 && value == "[]" ? tree.root : places[Int.random(in: 0..<places.count, using: &random)]
                guard let extent = node.source else { continue }
                let mutated = bytes[..<extent.startIndex] + Array(value.utf8) + bytes[extent.endIndex...]
                let document = try await DocumentReader(source: NoSource()).read("m.json", bytes: Array(mutated))
                #expect(Exercise.touchAll(of: document, schemaDepth: 1) >= 0, "\(node.pointer) = \(value)")
                #expect(document.diagnostics.allSatisfy { $0.position != nil }, "\(node.pointer) = \(value)")
                let lost = Self.losable(by: node.pointer, in: whole)
                let kept = Set(document.operations.map { "\($0.method) \($0.path)" })
                let missing = whole.operations.filter { !kept.contains("\($0.method) \($0.path)") && !lost($0) }
                #expect(missing.isEmpty, "\(node.pointer) = \(value): \(missing.map(\.path))")
            }
        }
    }

    /// Which operations a wrong value at a place may cost: those it is part of, all when it is above or a shared path item.
    private static func losable(by pointer: JSONPointer, in document: Document) -> (OpenAPI.Operation) -> Bool {
        let tokens = pointer.tokens
        guard tokens.count > 1 else { return { _ in tokens.first ?? "paths" == "paths" || tokens.first == "openapi" } }
        guard tokens[0] == "paths" else { return { _ in tokens[0] == "components" && tokens[1] == "pathItems" } }
        return { operation in
            let own = operation.pointer.tokens
            return zip(own, tokens).allSatisfy { $0 == $1 }
        }
    }

    private static func nodes(of tree: Tree) -> [Node] {
        var found: [Node] = []
        var pending = [tree.root]
        while let node = pending.popLast() {
            found.append(node)
            pending += node.elements.map { $0 } + node.members.map(\.value)
        }
        return found
    }
}
