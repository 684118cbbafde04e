import Foundation
import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

@Suite("Wrong types", .enabled(if: Corpus.isPresent))
struct MutationTests {
    static let documents = [
        "petstore/petstore-2.0.json", "petstore/petstore-3.0.json", "readme-examples/3.1/json/webhooks.json",
        "readme-examples/3.1/json/security.json",
        "readme-examples/3.0/json/callbacks.json", "readme-examples/3.0/json/discriminators.json",
        "oai-examples/v3.0/link-example.json",
        "oai-examples/v2.0/json/uber.json", "oas32/openapi-net-v32/Samples/OpenApiDocument/docWith32properties.json",
        "readme-examples/3.0/json/circular.json",
    ]

    static let wrong = ["null", "true", "0", "-1e400", #""x""#, "[]", "{}", #"[{"a": [null]}]"#]

    /// A generator with a fixed seed (xorshift), so that a failure can be seen again.
    struct Random {
        private var state: UInt64
        init(seed: UInt64) { state = seed }
        mutating func next(below bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(truncatingIfNeeded: state % UInt64(bound))
        }
    }

    @Test("A node of any wrong type anywhere loses its part and nothing else (THREATS S3)", arguments: documents)
    func mutate(file: String) async throws {
        let bytes = try Corpus.bytes("specs/" + file)
        let tree = try Tree.read(bytes, format: .json)
        let places = Self.nodes(of: tree)
        var random = Random(seed: 0x9E37_79B9_7F4A_7C15)
        for number in 0..<100 {
            let node = number == 0 ? tree.root : places[random.next(below: places.count)]
            guard let extent = node.source else { continue }
            let value = Self.wrong[random.next(below: Self.wrong.count)]
            let mutated = bytes[..<extent.startIndex] + Array(value.utf8) + bytes[extent.endIndex...]
            let document = try await DocumentReader(source: NoSource()).read("m.json", bytes: Array(mutated))
            #expect(Exercise.touchAll(of: document, schemaDepth: 1) >= 0, "\(node.pointer) = \(value)")
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
