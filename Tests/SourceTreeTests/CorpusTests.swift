import Foundation
import TestSupport
import Testing

@testable import SourceTree

@Suite("The corpus", .enabled(if: Corpus.isPresent))
struct CorpusTests {
    /// Files that are broken on purpose, by what is wrong with them.
    static let refused: [String: SourceError.Code] = [
        "specs/edge-cases/pass/swagger2openapi/swagger.json": .empty,
        "specs/edge-cases/pass/swagger2openapi/test.json": .empty,
        "specs/edge-cases/pass/swagger2openapi/test-openapi.json": .empty,
        "specs/edge-cases/malicious/yamlbomb.yaml": .tooManyNodes,
    ]

    /// Twins that differ upstream.
    static let unequal = [
        "api.github.com-3.0-2020", "parameters-style", "v2.0/json/petstore", "v2.0/yaml/petstore", "uber",
        "v3.1/tictactoe",
        "v2.0/petstore", "tictactoe",
    ]

    @Test("every JSON and YAML text is read, but for those broken on purpose")
    func everything() throws {
        let folder = try #require(Corpus.folder).path + "/"
        let files = Corpus.files(below: "", extensions: ["json", "yaml", "yml"])
        #expect(files.count > 1500)
        for file in files {
            let path = file.path.hasPrefix(folder) ? String(file.path.dropFirst(folder.count)) : file.path
            do {
                let tree = try Tree.read(Array(try Data(contentsOf: file)), name: path)
                #expect(Self.refused[path] == nil, "\(path)")
                #expect(tree.format == (path.hasSuffix("json") ? .json : .yaml))
            } catch let error as SourceError {
                #expect(error.code == Self.refused[path], "\(path): \(error)")
            }
        }
    }

    @Test("twins in JSON and YAML are equal, but for those that differ upstream")
    func twins() throws {
        var compared = 0
        var different = 0
        for json in Corpus.files(below: "specs", extensions: ["json"]) {
            guard let yaml = twin(of: json) else { continue }
            let left = try Tree.read(Array(try Data(contentsOf: json)), name: json.lastPathComponent).root
            let right = try Tree.read(Array(try Data(contentsOf: yaml)), name: yaml.lastPathComponent).root
            compared += 1
            if left.isEqual(to: right) { continue }
            different += 1
            #expect(Self.unequal.contains { json.path.contains($0) }, "\(json.path)")
        }
        #expect(compared >= 60)
        #expect(different <= 12)
    }

    @Test(
        "a written JSON text reads as an equal tree",
        arguments: ["specs/petstore/petstore-3.0.json", "specs/docker/engine-2.0.yaml", "specs/figma/openapi-3.1.yaml"])
    func roundTrip(path: String) throws {
        let tree = try Tree.read(Corpus.bytes(path), name: path)
        let again = try Tree.read(tree.root.json(), format: .json)
        #expect(again.root.isEqual(to: tree.root))
    }

    /// The YAML file beside a JSON file, or in the folder `yaml` beside its folder `json`.
    private func twin(of json: URL) -> URL? {
        let stem = json.deletingPathExtension()
        let name = stem.lastPathComponent
        let folder = json.deletingLastPathComponent()
        let other =
            folder.lastPathComponent == "json"
            ? folder.deletingLastPathComponent().appendingPathComponent("yaml") : folder
        return ["yaml", "yml"].map { other.appendingPathComponent(name).appendingPathExtension($0) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }
}
