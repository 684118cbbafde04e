import Foundation
import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

@Suite("The corpus", .enabled(if: Corpus.isPresent))
struct CorpusTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let file: String
        let version: String
        let operations: Int
        let schemas: Int
        var testDescription: String { file }
    }

    static let rows: [Row] = {
        guard let url = Corpus.url("specs/specs.tsv"), let text = try? String(contentsOf: url, encoding: .utf8) else {
            return []
        }
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 5 else { return nil }
            return Row(
                file: fields[0], version: fields[2], operations: Int(fields[4]) ?? 0, schemas: Int(fields[5]) ?? 0)
        }
    }()

    /// Where our count is another than that of specs.tsv, and why.
    static let differences: [String: (operations: Int, reason: String)] = {
        var known: [String: (operations: Int, reason: String)] = [
            "directory/surevoip.co.uk__9dcb0dc8.yaml": (30, "two paths refer to another path of the same file"),
            "edge-cases/pass/extensionsEverywhere.yaml": (
                6, "x- members of paths are none, one path refers to such a member"
            ),
            "multi-file/apidevtools/validate-schema/invalid/ref-to-invalid-path.yaml": (
                1, "a path item among the definitions"
            ),
        ]
        let fixtures = [
            "additional-fields": 2, "external-indirections": 1, "internal-external": 3, "internal-indirections": 3,
            "internal-only": 3,
            "max-depth": 1,
        ]
        for (name, count) in fixtures {
            let file = "multi-file/swagger-js-dereference/path-item-object/__fixtures__/\(name)/root.json"
            known[file] = (count, "path items that refer to path items are followed all the way")
        }
        return known
    }()

    /// Documents that are no text at all, or must not be expanded.
    static let unreadable: Set<String> = [
        "edge-cases/pass/swagger2openapi/swagger.json", "edge-cases/pass/swagger2openapi/test-openapi.json",
        "edge-cases/pass/swagger2openapi/test.json", "edge-cases/malicious/yamlbomb.yaml",
    ]

    static func read(_ file: String) async throws -> Document {
        let bytes = try Corpus.bytes("specs/" + file)
        let url = try #require(Corpus.url("specs/" + file))
        // Whole families of files refer to one another across folders.
        let parts = file.split(separator: "/")
        let top = try #require(Corpus.url("specs/" + parts.prefix(2).joined(separator: "/")))
        let isCase = file.hasPrefix("edge-cases/")
        let isFolder = (try? top.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
        let folder = isCase ? top.deletingLastPathComponent() : isFolder ? top : url.deletingLastPathComponent()
        return try await DocumentReader(source: FileSource(folder: folder.path)).read(url.path, bytes: bytes)
    }

    @Test(
        "Every document reads with the operations and schemas that specs.tsv counts (THREATS S3, S10, S12)",
        arguments: rows)
    func counts(row: Row) async throws {
        let document: Document
        do {
            document = try await Self.read(row.file)
        } catch {
            #expect(Self.unreadable.contains(row.file), "\(error)")
            return
        }
        Exercise.touchAll(of: document, schemaDepth: document.source.bytes.count > 500_000 ? 0 : 1)
        let isPublished = ["directory/", "github/", "kubernetes/", "docker/", "figma/"].contains {
            row.file.hasPrefix($0)
        }
        // One description of the directory refers to a file that is not there, as published.
        if isPublished, !row.file.contains("publicIpAddress") {
            #expect(!document.diagnostics.contains { $0.rule == "unresolved-reference" })
        }
        let expected = Self.differences[row.file]?.operations ?? row.operations
        #expect(document.operations.count == expected)
        if !row.file.hasPrefix("edge-cases/fail") { #expect(document.schemas.count == row.schemas) }
        #expect(
            Set((document.operations + document.webhooks).map(\.id)).count == document.operations.count
                + document.webhooks.count)
    }

    @Test("A split description means the same as the bundled one")
    func split() async throws {
        let parts = try await Self.read("multi-file/cafe-split-3.2/cafe.yaml")
        let whole = try await Self.read("oas32/cafe-3.2.yaml")
        #expect(parts.operations.map(\.operationId) == whole.operations.map(\.operationId))
        #expect(parts.schemas.isEmpty, "its schemas are named by files, not by components")
        #expect(parts.webhooks.count == whole.webhooks.count)
        #expect(parts.locations.count > 30)
        #expect(parts.diagnostics.filter { $0.rule == "unresolved-reference" } == [])
        for (a, b) in zip(parts.operations, whole.operations) {
            let texts = [a, b].map { $0.responses.flatMap(\.content).map { $0.schema?.typeText } }
            #expect(texts[0] == texts[1])
            #expect(a.parameters.map(\.name) == b.parameters.map(\.name))
            #expect(a.responses.map(\.status) == b.responses.map(\.status))
            #expect(a.security.map { $0.schemes.map(\.name) } == b.security.map { $0.schemes.map(\.name) })
        }
    }

    @Test("Most documents meant to fail give diagnostics; the rest fail by the form of a URL or address")
    func failing() async throws {
        var silent = 0
        var told = 0
        for row in Self.rows where row.file.hasPrefix("edge-cases/fail/") {
            guard let document = try? await Self.read(row.file) else { continue }
            if document.diagnostics.isEmpty { silent += 1 } else { told += 1 }
        }
        #expect(told > 3 * silent, "\(told) told, \(silent) silent")
    }
}
