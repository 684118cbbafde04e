import Crypto
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

    /// The secret of the gate that the requests are taken to come through.
    static let key = "a key that the gate and the fleet share"

    let client: any TestClientProtocol
    var now: @Sendable () -> Instant = { FleetSample.now }

    /// Sends a request in the name of somebody, signed as the gate does; `fields` replace those of the gate.
    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ fields: [String: String] = [:], body: String? = nil,
        isSigned: Bool = true
    ) async throws -> Answer {
        var headers = HTTPFields()
        let identity = isSigned ? Self.identity(method, uri, at: now(), fields) : [:]
        for (name, value) in identity.merging(fields, uniquingKeysWith: { $1 }) {
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

    /// The gate's fields for a request that a test sends by itself.
    func signed(_ method: HTTPRequest.Method, _ uri: String) -> HTTPFields {
        var headers = HTTPFields()
        for (name, value) in Self.identity(method, uri, at: now()) {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return headers
    }

    /// The gate's fields, by the text that the README gives.
    static func identity(
        _ method: HTTPRequest.Method, _ uri: String, at now: Instant, _ fields: [String: String] = [:]
    ) -> [String: String] {
        let timestamp = String(now.milliseconds / 1000)
        let values = ["Portico-Subject", "Portico-Token-Id", "Portico-Scopes", "Portico-Resources"].map {
            fields[$0] ?? ($0 == "Portico-Resources" ? "" : "somebody")
        }
        let text = (["portico-identity-v1", method.rawValue, uri, timestamp] + values).joined(separator: "\n")
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(text.utf8), using: SymmetricKey(data: Array(key.utf8)))
        let signature = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return [
            "Portico-Subject": values[0], "Portico-Token-Id": values[1], "Portico-Scopes": values[2],
            "Portico-Resources": values[3], "Portico-Timestamp": timestamp, "Portico-Signature": signature,
        ]
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
