import Foundation
import SourceTree
import TestSupport
import Testing

@Suite("Twins", .enabled(if: Corpus.isPresent))
struct TwinTests {
    /// Pairs that differ as published, and where: Python's `json` and PyYAML, which share nothing with our readers, find the
    /// same places.
    static let differences: [String: Set<String>] = [
        "oai-examples/v2.0/json/petstore-expanded.json": [
            "/paths/~1pets/get/description", "/definitions/Pet/type", "/definitions/Pet/allOf/1/type",
        ],
        "oai-examples/v2.0/json/petstore-separate/spec/NewPet.json": ["/allOf/0/$ref"],
        "oai-examples/v2.0/json/petstore-separate/spec/swagger.json": [
            "/paths/~1pets/get/parameters/0/$ref", "/paths/~1pets/get/parameters/1/$ref",
            "/paths/~1pets/get/responses/200/schema/items/$ref", "/paths/~1pets/get/responses/default/schema/$ref",
            "/paths/~1pets/post/parameters/0/schema/$ref", "/paths/~1pets/post/responses/200/schema/$ref",
            "/paths/~1pets/post/responses/default/schema/$ref",
            "/paths/~1pets~1{id}/get/responses/200/schema/$ref",
            "/paths/~1pets~1{id}/get/responses/default/schema/$ref",
            "/paths/~1pets~1{id}/delete/responses/default/schema/$ref",
        ],
        "oai-examples/v2.0/json/petstore.json": [
            "/paths/~1pets/get/responses/200/description", "/definitions/Pet/type", "/definitions/Error/type",
        ],
        "oai-examples/v2.0/json/uber.json": [
            "/paths/~1products/get/security", "/definitions/Product/properties/capacity/type",
            "/definitions/ProductList", "/securityDefinitions",
        ],
        "oai-examples/v3.1/tictactoe.json": [
            "/paths/~1board~1{row}~1{column}/get/responses/200/links",
            "/paths/~1board~1{row}~1{column}/put/responses/202", "/paths/~1board~1{row}~1{column}/put/parameters",
            "/paths/~1board~1{row}~1{column}/put/callbacks", "/webhooks",
        ],
        "readme-examples/3.1/json/parameters-style.json": [
            "/paths/~1anything~1form-data~1spaceDelimited/get", "/paths/~1anything~1form-data~1spaceDelimited/post",
            "/paths/~1anything~1form-data~1deepObject/post", "/paths/~1anything~1form-data~1deepObject/get",
        ],
        "github/api.github.com-3.0-2020.json": ["/components/securitySchemes"],
    ]

    /// Files of the same name in JSON and in YAML, side by side or in folders called `json` and `yaml`.
    static let pairs: [(json: URL, yaml: URL)] = {
        let folders = ["specs/oai-examples", "specs/readme-examples", "specs/github"]
        return folders.flatMap { Corpus.files(below: $0, extensions: ["json"]) }.compactMap { json in
            let stem = json.deletingPathExtension().path
            let candidates = [stem, stem.replacingOccurrences(of: "/json/", with: "/yaml/")].flatMap {
                [$0 + ".yaml", $0 + ".yml"]
            }
            return candidates.first { FileManager.default.fileExists(atPath: $0) }
                .map { (json, URL(fileURLWithPath: $0)) }
        }
    }()

    @Test("A description in JSON and in YAML gives the same tree")
    func equal() throws {
        var equal = 0
        for pair in Self.pairs {
            let trees = try [pair.json, pair.yaml].map {
                try Tree.read(Array(try Data(contentsOf: $0)), name: $0.lastPathComponent)
            }
            let isEqual = trees[0].root.isEqual(to: trees[1].root)
            if isEqual { equal += 1 }
            let name = pair.json.path.components(separatedBy: "/specs/").last ?? ""
            #expect(isEqual != (Self.differences[name] != nil), "\(name)")
            if let places = Self.differences[name] {
                #expect(Self.differences(trees[0].root, trees[1].root) == places, "\(name)")
            }
        }
        print("report: \(equal) of \(Self.pairs.count) JSON/YAML twins give equal trees")
        #expect(Self.pairs.count >= 70)
    }

    /// The pointers at which two trees differ.
    private static func differences(_ one: Node, _ other: Node) -> Set<String> {
        var found: Set<String> = []
        var pending: [(one: Node?, other: Node?, pointer: JSONPointer)] = [(one, other, JSONPointer())]
        while let (one, other, pointer) = pending.popLast() {
            guard let one, let other, one.kind == other.kind else {
                found.insert("\(pointer)")
                continue
            }
            switch one.kind {
            case .object:
                for key in Set(one.members.map(\.key) + other.members.map(\.key)) {
                    pending.append((one[key], other[key], pointer.appending(key)))
                }
            case .array:
                for place in 0..<max(one.count, other.count) {
                    pending.append((one[place], other[place], pointer.appending("\(place)")))
                }
            default: if !one.isEqual(to: other) { found.insert("\(pointer)") }
            }
        }
        return found
    }
}
