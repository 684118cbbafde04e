import Foundation
import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

/// The fixtures of a reference resolver: each is a description and the tree that it stands for.
@Suite("Dereferencing", .enabled(if: Corpus.isPresent))
struct DereferenceTests {
    static let folder = "specs/multi-file/swagger-js-dereference"

    /// Fixtures that stand for something else than what a reader sees, and why.
    static let exceptions: [String: String] = {
        var known = [
            "path-item-object/__fixtures__/max-depth": "stops at a depth that a setting of the fixture's reader gives",
            "reference-object/__fixtures__/external-only-absolute-url":
                "a URL whose origin nobody allowed (THREATS S11)",
            "schema-object/__fixtures__/$ref-url-path-override":
                "a reference to `/`, which names no file and which no $id has",
        ]
        for kind in ["binary", "json", "pointer", "text", "yaml"] {
            known["example-object/__fixtures__/external-value-\(kind)"] =
                "externalValue is shown, never fetched (THREATS S11)"
        }
        return known
    }()

    /// Fields beside a reference that count where no schema and no path item stands (3.1, section 4.8.23).
    static let siblings: Set<String> = ["description", "$ref"]

    @Test("Every fixture stands for the tree that is given with it")
    func fixtures() async throws {
        let results = Corpus.files(below: Self.folder, extensions: ["json"]).filter {
            $0.lastPathComponent == "dereferenced.json"
        }
        var equal = 0
        for result in results {
            let fixture = result.deletingLastPathComponent()
            let name = fixture.path.components(separatedBy: "swagger-js-dereference/").last ?? ""
            let difference = try await Self.difference(in: fixture, result: result)
            if difference == nil { equal += 1 }
            let isKnown = Self.exceptions[name] != nil
            #expect((difference == nil) != isKnown, "\(name): \(difference ?? "equal")")
        }
        print("report: \(equal) of \(results.count) dereferencing fixtures equal, \(Self.exceptions.count) explained")
    }

    static func difference(in fixture: URL, result: URL) async throws -> String? {
        let names = ["root.json", "root.yaml", "root.yml"]
        guard
            let root = names.map(fixture.appendingPathComponent).first(where: {
                FileManager.default.fileExists(atPath: $0.path)
            })
        else { return "no root" }
        let document = try await DocumentReader(source: FileSource(folder: fixture.path)).read(
            root.path, bytes: Array(try Data(contentsOf: root)))
        let expected = try Tree.read(Array(try Data(contentsOf: result)), format: .json)
        guard let first = expected.root[0] ?? Optional(expected.root) else { return "nothing expected" }
        var comparison = Comparison(document: document, fixture: fixture.path)
        return comparison.difference(first, document.root)
    }

    /// Holds the expected tree against what references lead to. Where the expected tree stops at a circle, it has a
    /// reference to a place that must be the one at which we are.
    struct Comparison {
        let document: Document
        let fixture: String

        mutating func difference(_ expected: Node, _ raw: Node, path: String = "", depth: Int = 0) -> String? {
            guard depth < 100 else { return "\(path): too deep" }
            let end = document.resolver.follow(raw)
            if let reference = expected["$ref"]?.string, !isSame(reference, end, raw) {
                return "\(path): \(reference)"
            }
            if expected["$ref"]?.string != nil { return nil }
            guard expected.kind == end.node.kind else { return "\(path): \(end.node.kind)" }
            switch expected.kind {
            case .object:
                var members = Meaning.members(of: end)
                // A reference that leads round in a circle is nothing; what stands beside it is there.
                if let broken = end.broken, document.target(of: broken, at: raw) != nil {
                    members[ByteKey("$ref")] = nil
                }
                if path.contains("/parameters/") {
                    for member in end.passed.flatMap({ $0.members.map { $0 } })
                    where !DereferenceTests.siblings.contains(member.key) {
                        if end.node[member.key] == nil { members[ByteKey(member.key)] = nil }
                    }
                }
                let keys = Set(expected.members.map { ByteKey($0.key) }).subtracting([ByteKey("$$ref")])
                guard keys == Set(members.keys) else {
                    return "\(path): \(keys.symmetricDifference(members.keys).map(\.text).sorted())"
                }
                for member in expected.members {
                    guard let value = members[ByteKey(member.key)] else { continue }
                    if let found = difference(
                        member.value, value, path: path + "/" + member.key, depth: depth + 1)
                    {
                        return found
                    }
                }
            case .array:
                guard expected.count == end.node.count else { return "\(path): \(end.node.count) elements" }
                for (index, pair) in zip(expected.elements, end.node.elements).enumerated() {
                    if let found = difference(pair.0, pair.1, path: "\(path)/\(index)", depth: depth + 1) {
                        return found
                    }
                }
            default: if !expected.isEqual(to: end.node) { return path }
            }
            return nil
        }

        /// Whether a reference left in the expected tree names the place that ours leads to, or is as broken as ours.
        private func isSame(_ reference: String, _ end: Resolved, _ raw: Node) -> Bool {
            if end.broken == reference || raw["$ref"]?.string == reference { return true }
            let local = ["/home/smartbear", "http://localhost:8123"].reduce(reference) {
                $0.replacingOccurrences(of: $1, with: fixture)
            }
            guard let target = document.target(of: local, at: document.root) else { return false }
            return document.resolver.follow(target).node == end.node
        }
    }
}
