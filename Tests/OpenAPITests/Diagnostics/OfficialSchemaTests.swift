import Foundation
import JSONSchema
import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

/// Our own rules of structure against the official schemas and the documents that come with them.
@Suite("The official schemas", .enabled(if: Corpus.isPresent))
struct OfficialSchemaTests {
    /// Only the rules that say what the official schemas say.
    static let structure = RuleLevels(
        Dictionary(uniqueKeysWithValues: Rule.allCases.map { ($0, $0.isStructural ? .error : .off) }))

    /// Documents on which our rules and the official schema differ, and why.
    static let differences = Dictionary(
        uniqueKeysWithValues: ["json", "yaml"].map {
            (
                "readme-examples/3.1/\($0)/schema-validation-local.\($0)",
                "Schemas name draft 4 by $schema, which 3.1 allows (section 4.8.24.7); the schema knows one dialect alone."
            )
        })

    static func document(_ path: String) async throws -> Document {
        let bytes = try Corpus.bytes(path)
        let url = try #require(Corpus.url(path))
        return try await DocumentReader(source: NoSource(), rules: structure).read(url.path, bytes: bytes)
    }

    static func structuralFindings(_ document: Document) -> [Diagnostic] {
        document.diagnostics.filter { $0.location == document.location }
    }

    @Test("Every document that the official tests accept is accepted, every other is refused")
    func ownTests() async throws {
        var (accepted, refused) = (0, 0)
        for version in ["v3.0", "v3.1", "v3.2"] {
            for verdict in ["pass", "fail"] {
                let folder = "openapi-schema/tests/\(version)/\(verdict)"
                guard Corpus.url(folder) != nil else { continue }
                for file in Corpus.files(below: folder, extensions: ["yaml"]) {
                    let found = Self.structuralFindings(try await Self.document(folder + "/" + file.lastPathComponent))
                    #expect(
                        found.isEmpty == (verdict == "pass"),
                        "\(version) \(file.lastPathComponent): openapi-schema \(found)")
                    if verdict == "pass" { accepted += found.isEmpty ? 1 : 0 } else { refused += found.isEmpty ? 0 : 1 }
                }
            }
        }
        print("openapi-schema tests: \(accepted) accepted, \(refused) refused")
        #expect(accepted == 78)
        #expect(refused == 40)
    }

    @Test("On the whole corpus our verdicts are those of the official schemas")
    func differential() async throws {
        let official = try OfficialSchemas()
        var (compared, skipped, valid) = (0, 0, 0)
        for row in CorpusTests.rows {
            guard let document = try? await Self.document("specs/" + row.file), document.source.bytes.count < 600_000,
                let verdict = official.isValid(document.source.root)
            else {
                skipped += 1
                continue
            }
            compared += 1
            valid += verdict ? 1 : 0
            let found = Self.structuralFindings(document)
            let isKnown = Self.differences[row.file] != nil
            #expect(
                (found.isEmpty == verdict) != isKnown,
                "\(row.file): the official schema \(verdict ? "accepts" : "refuses") it, we say \(found.prefix(3)) \(official.reasons(document.source.root))"
            )
        }
        print(
            "official schemas: \(compared) documents compared, \(valid) valid, \(skipped) too large or unreadable, "
                + "\(Self.differences.count) known differences")
        #expect(compared > 600)
    }
}
