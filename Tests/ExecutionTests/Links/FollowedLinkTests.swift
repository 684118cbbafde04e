import Egress
import Foundation
import HTTPTypes
import OpenAPI
import Testing

@testable import Execution

@Suite("Links followed")
struct FollowedLinkTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths:
          /users/{name}/things:
            post:
              operationId: make
              parameters: [{name: name, in: path, required: true, schema: {type: string}}]
              responses:
                "201":
                  description: ok
                  links:
                    Next:
                      operationId: get
                      parameters:
                        id: $response.body#/thing/id
                        query.id: $request.path.name
                        X-From: "{$method} of {$request.query.q}, {$statusCode}"
                        fixed: [1, 2]
                        none: $response.body#/nothing
                      requestBody: $request.body#/list
                    Away: {operationRef: 'https://else.example/x.yaml#/paths/~1a/get'}
          /things/{id}:
            get:
              operationId: get
              parameters:
                - {name: id, in: path, required: true, schema: {type: integer}}
                - {name: id, in: query, schema: {type: string}}
                - {name: X-From, in: header, schema: {type: string}}
                - {name: fixed, in: query, schema: {type: array}}
                - {name: none, in: query, schema: {type: string}}
              responses: {"200": {description: ok}}
        """

    private func links(response: ExchangeResponse) async throws -> [FollowedLink] {
        let operation = try #require(try await document(Self.text).operation(named: "make"))
        let request = OutboundRequest(
            method: .post, origin: try Origin(parsing: "https://api.example"), path: "/v1/users/J%C3%B6rg/things",
            query: [QueryPiece(encoded: "q=a%20b")], body: Array(#"{"list":[1.10,"x"]}"#.utf8), shape: .text)
        let exchange = Exchange(
            id: "1", operation: "make", request: request, startedAt: Date(timeIntervalSince1970: 0),
            outcome: .response(response))
        return FollowedLink.list(for: exchange, operation: operation)
    }

    @Test("Values come from path, query, body and status of the call, numbers as they were written")
    func values() async throws {
        let type = WireField(name: "content-type", value: "application/json")
        let found = try await links(
            response: ExchangeResponse(
                status: 201, fields: [type], body: Array(#"{"thing":{"id":12345678901234567890}}"#.utf8)))
        #expect(found.map(\.link.name) == ["Next", "Away"])
        let next = try #require(found.first)
        #expect(next.operation?.operationId == "get")
        let values = next.parameters.map { "\($0.parameter.location.rawValue).\($0.parameter.name)=\($0.value)" }
        #expect(
            values == [
                "path.id=12345678901234567890", "query.id=Jörg", "header.X-From=POST of a b, 201", "query.fixed=[1,2]",
            ])
        #expect(next.missing == ["none"])
        #expect(next.body == #"[1.10,"x"]"#)
        #expect(found.last?.operation == nil)
    }

    @Test("A response that is no JSON, or of another status, fills in nothing of its body")
    func others() async throws {
        let text = try await links(response: ExchangeResponse(status: 201, body: Array("plain".utf8)))
        #expect(text.first?.missing == ["id", "none"])
        #expect(try await links(response: ExchangeResponse(status: 404)).isEmpty)
    }
}
