import Foundation
import JSONSchema
import SourceTree
import TestSupport
import Testing

/// The official JSON Schema test suite.
@Suite("JSON Schema test suite", .enabled(if: Corpus.isPresent))
struct SuiteTests {
    struct Draft: CustomTestStringConvertible, Sendable {
        let folder: String
        let metaschemas: String
        let dialect: Dialect
        let required: Int
        var testDescription: String { folder }
    }

    static let drafts = [
        Draft(folder: "draft2020-12", metaschemas: "draft202012", dialect: .draft202012, required: 1_200),
        Draft(folder: "draft4", metaschemas: "draft4", dialect: .draft4, required: 500),
    ]

    @Test("Every required case comes out as the suite says", arguments: drafts)
    func required(_ draft: Draft) throws {
        let shared = try Self.registry(draft)
        var cases = 0
        var failures: [String] = []
        for file in Corpus.files(below: "json-schema/tests/\(draft.folder)", extensions: ["json"])
        where !file.path.contains("/optional/") {
            try Self.run(file, draft.dialect, shared, assertsFormat: false) { name, isRight in
                cases += 1
                if !isRight { failures.append(name) }
            }
        }
        print("json-schema \(draft.folder): \(cases - failures.count) of \(cases) required cases")
        #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
        #expect(cases >= draft.required / 2)
    }

    /// Cases that come out otherwise: PCRE2 reads no lookbehind of unbounded length.
    static let known = ["draft2020-12/optional/format/ecmascript-regex.json": 1]

    static let optionalFiles: [String] = drafts.flatMap { draft in
        Corpus.files(below: "json-schema/tests/\(draft.folder)/optional", extensions: ["json"]).map {
            $0.path
        }
    }.map { $0.components(separatedBy: "json-schema/tests/").last ?? $0 }

    @Test("The optional cases, formats asserted", arguments: optionalFiles)
    func optional(_ name: String) throws {
        let draft = name.hasPrefix("draft4") ? Self.drafts[1] : Self.drafts[0]
        let file = try #require(Corpus.url("json-schema/tests/" + name))
        var cases = 0
        var failures: [String] = []
        try Self.run(file, draft.dialect, Self.registry(draft), assertsFormat: name.contains("format")) {
            name, isRight in
            cases += 1
            if !isRight { failures.append(name) }
        }
        print("json-schema \(name): \(cases - failures.count) of \(cases) optional cases")
        #expect(failures.count == Self.known[name] ?? 0, "\(failures.joined(separator: "\n"))")
    }

    /// Every case of a file: its name and whether the validator agrees.
    private static func run(
        _ file: URL, _ dialect: Dialect, _ shared: SchemaRegistry, assertsFormat: Bool, _ note: (String, Bool) -> Void
    ) throws {
        let root = try Tree.read(Array(Data(contentsOf: file)), format: .json, budget: .instance).root
        for group in root.elements {
            let schema = try #require(group["schema"])
            let registry = SchemaRegistry(documents: [(uri: "test:schema", root: schema)], extending: shared)
            let validator = Validator(dialect: dialect, references: registry, assertsFormat: assertsFormat)
            for test in group["tests"]?.elements.map({ $0 }) ?? [] {
                let instance = try #require(test["data"])
                let report = validator.report(for: instance, against: schema)
                let name = [file.lastPathComponent, group["description"]?.string, test["description"]?.string]
                note(name.compactMap { $0 }.joined(separator: ": "), report.isValid == test["valid"]?.boolean)
            }
        }
    }

    /// The remotes at `http://localhost:1234/` and the metaschemas at their own URIs.
    private static func registry(_ draft: Draft) throws -> SchemaRegistry {
        let remotes = try #require(Corpus.url("json-schema/remotes")).path
        var documents: [(uri: String, root: Node)] = []
        for file in Corpus.files(below: "json-schema/remotes", extensions: ["json"]) {
            let path = String(file.path.dropFirst(remotes.count + 1))
            guard !path.hasPrefix("draft") || path.hasPrefix(draft.folder + "/"), !path.hasPrefix("v1/") else {
                continue
            }
            documents.append((uri: "http://localhost:1234/" + path, root: try read(file)))
        }
        for file in Corpus.files(below: "json-schema/metaschemas/\(draft.metaschemas)", extensions: ["json", ""]) {
            guard !file.hasDirectoryPath, let root = try? read(file) else { continue }
            let id = (root["$id"] ?? root["id"])?.string ?? ""
            documents.append((uri: id.hasSuffix("#") ? String(id.dropLast()) : id, root: root))
        }
        return SchemaRegistry(documents: documents)
    }

    private static func read(_ file: URL) throws -> Node {
        try Tree.read(Array(Data(contentsOf: file)), format: .json, budget: .instance).root
    }
}
