import Foundation
import SourceTree
import Testing

@testable import OpenAPI

/// Descriptions for tests.
enum Reading {
    /// Reads a description from text, YAML or JSON, without any other file.
    static func document(_ text: String, location: String = "openapi.yaml") async throws -> Document {
        try await DocumentReader(source: NoSource()).read(location, bytes: Array(text.utf8))
    }

    /// Reads a description of several files, the first location being the root.
    static func document(_ files: [String: String], root: String) async throws -> Document {
        let source = StubSource(files: files)
        return try await DocumentReader(source: source).read(root, bytes: Array((files[root] ?? "").utf8))
    }

    /// A description around the members given, as JSON.
    static func json(_ members: String, version: String = "3.1.0") -> String {
        #"{"openapi": "\#(version)", "info": {"title": "T", "version": "1"}, \#(members)}"#
    }

    /// The schema under `components/schemas/X`.
    static func schema(_ json: String, version: String = "3.1.0", others: String = "") async throws -> Schema {
        let members = #""paths": {}, "components": {"schemas": {"X": \#(json)\#(others.isEmpty ? "" : ", " + others)}}"#
        let document = try await document(self.json(members, version: version))
        return try #require(document.schema(named: "X"))
    }
}
