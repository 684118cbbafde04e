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
        "specs/edge-cases/pass/swagger2openapi/test.yaml": .empty,
        "specs/edge-cases/pass/swagger2openapi/test-oas3.yaml": .empty,
        "specs/edge-cases/pass/swagger2openapi/fart.openapi.yaml": .empty,
        // An anchor that holds an alias to itself.
        "specs/edge-cases/malicious/yamlbomb.yaml": .unknownAlias,
    ]

    /// Twins that differ upstream.
    static let unequal: Set<String> = [
        "readme-examples/3.1/json/parameters-style", "oai-examples/v2.0/json/petstore",
        "oai-examples/v2.0/json/petstore-expanded", "oai-examples/v2.0/json/uber",
        "oai-examples/v3.1/tictactoe",
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
                // Some YAML files hold JSON.
                #expect(tree.format == .json || !path.hasSuffix(".json"), "\(path)")
            } catch let error as SourceError {
                #expect(error.code == Self.refused[path], "\(path): \(error)")
            }
        }
    }

    @Test(
        "twins in JSON and YAML are equal, but for those that differ upstream",
        arguments: ["oai-examples", "readme-examples"])
    func twins(folder: String) throws {
        let specs = try #require(Corpus.url("specs")).path + "/"
        var compared = 0
        for json in Corpus.files(below: "specs/" + folder, extensions: ["json"]) {
            guard let yaml = twin(of: json) else { continue }
            compared += 1
            let left = try read(json).root
            let right = try read(yaml).root
            let name = json.deletingPathExtension().path.dropFirst(specs.count)
            #expect(left.isEqual(to: right) != Self.unequal.contains(String(name)), "\(name)")
        }
        #expect(compared > 10)
    }

    @Test("GitHub's twins are equal but for the security schemes, which only the JSON has")
    func largeTwins() throws {
        let json = try Tree.read(Corpus.bytes("specs/github/api.github.com-3.0-2020.json"), format: .json).root
        let yaml = try Tree.read(Corpus.bytes("specs/github/api.github.com-3.0-2020.yaml"), format: .yaml).root
        #expect(json.members.map(\.key) == yaml.members.map(\.key))
        for member in json.members where member.key != "components" {
            #expect(yaml[member.key]?.isEqual(to: member.value) == true, "\(member.key)")
        }
        let components = try #require(json["components"])
        #expect(components["securitySchemes"] != nil)
        #expect(yaml["components"]?["securitySchemes"] == nil)
        for member in components.members where member.key != "securitySchemes" {
            #expect(yaml["components"]?[member.key]?.isEqual(to: member.value) == true, "\(member.key)")
        }
    }

    @Test(
        "a written JSON text reads as an equal tree",
        arguments: ["specs/petstore/petstore-3.0.json", "specs/docker/engine-2.0.yaml", "specs/figma/openapi-3.1.yaml"])
    func roundTrip(path: String) throws {
        let tree = try Tree.read(Corpus.bytes(path), name: path)
        let again = try Tree.read(tree.root.json(), format: .json)
        #expect(again.root.isEqual(to: tree.root))
    }

    private func read(_ url: URL) throws -> Tree {
        try Tree.read(Array(try Data(contentsOf: url)), name: url.lastPathComponent)
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
