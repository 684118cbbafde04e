import Foundation
import JSONSchema
import SourceTree
import TestSupport
import Testing

/// The official schemas of each version, read from the corpus.
struct OfficialSchemas {
    private let registry: SchemaRegistry
    private let roots: [String: Node]

    init() throws {
        var documents: [(uri: String, root: Node)] = []
        var roots: [String: Node] = [:]
        for folder in ["openapi-schema/schemas", "json-schema/metaschemas"] {
            for file in Corpus.files(below: folder, extensions: ["json", ""]) where !file.hasDirectoryPath {
                guard let bytes = try? Data(contentsOf: file),
                    let root = try? Tree.read(Array(bytes), format: .json, budget: .instance).root
                else { continue }
                let id = (root["$id"] ?? root["id"])?.string ?? file.path
                let uri = id.hasSuffix("#") ? String(id.dropLast()) : id
                documents.append((uri: uri, root: root))
                roots[uri] = root
            }
        }
        registry = SchemaRegistry(documents: documents)
        self.roots = roots
    }

    /// Whether the schema of its version accepts a description; nil for a version without one and where the check was cut.
    func isValid(_ root: Node) -> Bool? {
        guard let report = report(root, limit: 1), report.incomplete == nil else { return nil }
        return report.isValid
    }

    func reasons(_ root: Node) -> [String] {
        report(root, limit: 4)?.findings.map { "\($0.instance) \($0.message)" } ?? []
    }

    private func report(_ root: Node, limit: Int) -> ValidationReport? {
        let (uri, dialect) = schema(for: root)
        guard let schema = roots[uri] else { return nil }
        let validator = Validator(dialect: dialect, references: registry, assertsFormat: false)
        return validator.report(for: root, against: schema, limit: limit)
    }

    private func schema(for root: Node) -> (String, Dialect) {
        let base = "https://spec.openapis.org/oas/"
        if root["swagger"]?.text == "2.0" { return ("http://swagger.io/v2/schema.json", .draft4) }
        let text = root["openapi"]?.text ?? ""
        // The schemas with the dialect refuse any other dialect.
        let part = root["jsonSchemaDialect"] == nil ? "schema-base" : "schema"
        if text.hasPrefix("3.0.") { return (base + "3.0/schema/2024-10-18", .draft4) }
        if text.hasPrefix("3.1.") { return (base + "3.1/\(part)/2025-11-23", .draft202012) }
        if text.hasPrefix("3.2.") { return (base + "3.2/\(part)/2025-11-23", .draft202012) }
        return ("", .draft4)
    }
}
