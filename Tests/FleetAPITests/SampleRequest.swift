import HTTPTypes
import Testing

@testable import FleetAPI

/// A request to one operation and the status and type of its answer.
struct SampleRequest: Sendable, CustomTestStringConvertible {
    let operation: String
    let method: HTTPRequest.Method
    let uri: String
    var fields: [String: String] = [:]
    var body: String?
    let status: Int
    var contentType: String?
    var before: [SampleRequest] = []

    var testDescription: String { operation }

    func send(_ client: FleetClient) async throws -> FleetClient.Answer {
        try await client.send(method, uri, fields, body: body)
    }

    static func get(_ operation: String, _ uri: String, type: String = "application/json") -> SampleRequest {
        SampleRequest(operation: operation, method: .get, uri: uri, status: 200, contentType: type)
    }

    static func json(
        _ operation: String, _ method: HTTPRequest.Method, _ uri: String, _ body: String, status: Int = 200
    ) -> SampleRequest {
        let type = method == .patch ? "application/merge-patch+json" : "application/json"
        let fields = ["Content-Type": type, "If-Match": "*"]
        return SampleRequest(
            operation: operation, method: method, uri: uri, fields: fields, body: body, status: status,
            contentType: "application/json")
    }

    static func delete(_ operation: String, _ uri: String, before: [SampleRequest] = []) -> SampleRequest {
        SampleRequest(
            operation: operation, method: .delete, uri: uri, fields: ["If-Match": "*"], status: 204, before: before)
    }
}
