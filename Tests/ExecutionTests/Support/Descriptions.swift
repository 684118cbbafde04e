import Egress
import Execution
import Foundation
import OpenAPI
import SourceTree
import Testing

/// A description read from YAML or JSON text.
func document(_ text: String) async throws -> Document {
    try await DocumentReader(source: NoSource()).read("openapi.yaml", bytes: Array(text.utf8))
}

/// A 3.1 description with one operation, `fields` being YAML indented by six spaces below it.
func operation(
    _ fields: String, path: String = "/items", method: String = "get", servers: String = "[{url: 'http://api.test'}]"
) async throws -> OpenAPI.Operation {
    let text = """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        servers: \(servers)
        paths:
          \(path):
            \(method):
              responses: {"200": {description: ok}}
        \(fields.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }.joined(separator: "\n"))
        """
    return try #require(try await document(text).operations.first)
}

/// The request of a call, boundary fixed.
func request(for call: Call, base: String? = nil, skippingProblems: Bool = false) throws -> OutboundRequest {
    let baseURL = try base.map { try TargetURL(parsing: $0) }
    let builder = RequestBuilder(document: call.operation.document, baseURL: baseURL, boundary: { "XX" })
    return try builder.request(for: call, skippingProblems: skippingProblems)
}

/// The problems of a call; empty when it can be sent.
func problems(of call: Call, base: String? = nil) throws -> [FieldProblem] {
    do {
        _ = try request(for: call, base: base)
        return []
    } catch let error as CallError {
        return error.problems
    }
}

extension OutboundRequest {
    /// The value of a field, nil when it is not sent.
    func value(of name: String) -> String? {
        displayedFields(.revealed).first { $0.name.lowercased() == name.lowercased() }?.value
    }

    var text: String { String(decoding: body, as: UTF8.self) }
}
