import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import FleetAPI

/// Sends requests to the router and reads the answers.
struct FleetClient: Sendable {
    /// An answer with its body as text.
    struct Answer: Sendable {
        let status: Int
        let fields: HTTPFields
        let text: String

        /// The body as JSON; null if it is none.
        var json: JSONValue { (try? JSONReader.read(Array(text.utf8))) ?? .null }
        var entityTag: String? { fields[.eTag] }
        /// The identifiers of a list's items.
        var identifiers: [String] { json["items"]?.elements.compactMap { $0["id"]?.string } ?? [] }
        var violations: [String] { json["violations"]?.elements.compactMap { $0["name"]?.string } ?? [] }
    }

    let client: any TestClientProtocol

    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ fields: [String: String] = [:], body: String? = nil
    ) async throws -> Answer {
        var headers = HTTPFields()
        for (name, value) in fields {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        let buffer = body.map { ByteBuffer(string: $0) }
        return try await client.execute(uri: uri, method: method, headers: headers, body: buffer) { response in
            Answer(
                status: response.status.code, fields: response.headers, text: String(buffer: response.body))
        }
    }

    func get(_ uri: String, _ fields: [String: String] = [:]) async throws -> Answer {
        try await send(.get, uri, fields)
    }

    /// Sends JSON; a merge patch with `PATCH`.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, json: String, ifMatch: String? = nil
    ) async throws -> Answer {
        var fields = ["Content-Type": method == .patch ? "application/merge-patch+json" : "application/json"]
        if let ifMatch { fields["If-Match"] = ifMatch }
        return try await send(method, uri, fields, body: json)
    }
}

extension JSONValue {
    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }
    var integer: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
    var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }
    var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }
    var isNull: Bool {
        if case .null = self { true } else { false }
    }
}
