import Foundation
import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

/// The fixtures of a reference resolver: each is a description and the tree that it stands for.
@Suite("Dereferencing", .enabled(if: Corpus.isPresent))
struct DereferenceTests {
    static let folder = "specs/multi-file/swagger-js-dereference"

    /// What a fixture stands for that differs, and what makes it equal: the reason is that and nothing else.
    struct Exception {
        let reason: String
        /// Where the root file would have to come from.
        var location: String?
        /// Whether `http://localhost:8123` would have to be an allowed origin.
        var allowsOrigin = false
        /// What would have to be fetched into the tree.
        var fetched: Set<String> = []
    }

    static let exceptions: [String: Exception] = {
        var known = [
            "reference-object/__fixtures__/external-only-absolute-url":
                Exception(reason: "a URL whose origin nobody allowed (THREATS S11)", allowsOrigin: true),
            "schema-object/__fixtures__/$ref-url-path-override":
                Exception(
                    reason: "`/#/components…` names a file that comes from `/` itself, and the fixture is another",
                    location: "http://localhost:8123/"),
        ]
        for kind in ["binary", "json", "pointer", "text", "yaml"] {
            known["example-object/__fixtures__/external-value-\(kind)"] =
                Exception(reason: "externalValue is shown, never fetched (THREATS S11)", fetched: ["value"])
        }
        return known
    }()

    /// The fixture that stops at a depth which a setting of its reader gives: the path item that it leads to is in a file
    /// of its own.
    static let stopped = "path-item-object/__fixtures__/max-depth"

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
            guard name != Self.stopped else { continue }
            guard let exception = Self.exceptions[name] else {
                #expect(difference == nil, "\(name)")
                continue
            }
            #expect(difference != nil, "\(name)")
            let excused = try await Self.difference(in: fixture, result: result, but: exception)
            #expect(excused == nil, "\(name): \(exception.reason)")
        }
        print(
            "report: \(equal) of \(results.count) dereferencing fixtures equal, \(Self.exceptions.count + 1) explained")
    }

    @Test("S11: Where a fixture stops at a depth, a reader sees what stands at the end of the references")
    func depth() async throws {
        let folder = try #require(Corpus.url(Self.folder + "/" + Self.stopped))
        let document = try await Self.document(in: folder)
        let end = try Tree.read(
            Array(try Data(contentsOf: folder.appendingPathComponent("ex2.json"))), format: .json
        ).root
        var comparison = Comparison(document: document, fixture: folder.path)
        let shown = try #require(document.root["paths"]?["/path1"])
        #expect(comparison.difference(try #require(end["/path3"]), shown) == nil)
    }

    static func document(in fixture: URL, as exception: Exception? = nil) async throws -> Document {
        let names = ["root.json", "root.yaml", "root.yml"]
        let root = try #require(
            names.map(fixture.appendingPathComponent).first { FileManager.default.fileExists(atPath: $0.path) })
        let reader = DocumentReader(
            source: FixtureSource(folder: fixture, allowsOrigin: exception?.allowsOrigin == true))
        return try await reader.read(exception?.location ?? root.path, bytes: Array(try Data(contentsOf: root)))
    }

    static func difference(in fixture: URL, result: URL, but exception: Exception? = nil) async throws -> String? {
        let document = try await document(in: fixture, as: exception)
        let expected = try Tree.read(Array(try Data(contentsOf: result)), format: .json)
        guard let first = expected.root[0] ?? Optional(expected.root) else { return "nothing expected" }
        var comparison = Comparison(
            document: document, fixture: fixture.path, fetched: exception?.fetched ?? [])
        return comparison.difference(first, document.root)
    }

    /// Holds the expected tree against what references lead to. Where the expected tree stops at a circle, it has a
    /// reference to a place that must be the one at which we are.
    struct Comparison {
        let document: Document
        let fixture: String
        var fetched: Set<String> = []

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
                let keys = Set(expected.members.map { ByteKey($0.key) }).subtracting(
                    [ByteKey("$$ref")] + fetched.map(ByteKey.init))
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

/// The files of a fixture; also by the address at which its own reader is served them, where that is allowed.
struct FixtureSource: DocumentSource {
    let folder: URL
    let allowsOrigin: Bool

    func bytes(of location: String) async throws -> [UInt8] {
        let origin = "http://localhost:8123/"
        let path =
            allowsOrigin && location.hasPrefix(origin)
            ? folder.appendingPathComponent(String(location.dropFirst(origin.count))).path : location
        return try await FileSource(folder: folder.path).bytes(of: path)
    }
}
