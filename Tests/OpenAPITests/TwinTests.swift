import Foundation
import SourceTree
import TestSupport
import Testing

@Suite("Twins", .enabled(if: Corpus.isPresent))
struct TwinTests {
    /// Pairs that differ as published, and in what.
    static let differences: [String: String] = [
        "oai-examples/v2.0/json/petstore-expanded.json": "texts wrapped otherwise",
        "oai-examples/v2.0/json/petstore-separate/spec/NewPet.json": "refers to .json, the twin to .yaml",
        "oai-examples/v2.0/json/petstore-separate/spec/swagger.json": "refers to .json, the twin to .yaml",
        "oai-examples/v2.0/json/petstore.json": "other members",
        "oai-examples/v2.0/json/uber.json": "other texts",
        "oai-examples/v3.1/tictactoe.json": "other texts",
        "readme-examples/3.1/json/parameters-style.json": "get in one, post in the other",
        "github/api.github.com-3.0-2020.json": "components.securitySchemes more in the JSON",
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
        }
        print("report: \(equal) of \(Self.pairs.count) JSON/YAML twins give equal trees")
        #expect(Self.pairs.count >= 70)
    }
}
