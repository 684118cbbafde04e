import Egress
import Foundation
import HTTPTypes
import OpenAPI
import SourceTree
import Testing

@testable import Execution

@Suite("A secret taken out of an exchange")
struct ExchangeWithholdingTests {
    private static func withholding(
        _ place: String, of body: String, type: String = "application/json", fields: [WireField] = []
    ) async throws -> ExchangeResponse {
        let operation = try await operation("operationId: login")
        let response = ExchangeResponse(
            status: 200, fields: [WireField(name: "Content-Type", value: type)] + fields, body: Array(body.utf8))
        let exchange = Exchange(
            id: "1", operation: "login",
            request: OutboundRequest(method: .post, origin: try Origin(parsing: "https://api.example"), path: "/"),
            startedAt: Date(timeIntervalSince1970: 0), outcome: .response(response))
        let source = try #require(ResponseSource(parsing: place))
        return try #require(exchange.withholding(source, note: "[kept]", operation: operation).response)
    }

    @Test(
        "A note stands in its place, and every other byte stays (THREATS A1)",
        arguments: [
            (#"{ "access_token" : "secret-value", "n": 1.10 }"#, #"{ "access_token" : "[kept]", "n": 1.10 }"#),
            (#"{"access_token":"s"}"#, #"{"access_token":"[kept]"}"#),
            (#"{"access_token":1234}"#, #"{"access_token":"[kept]"}"#),
            (#"{"access_token":{"a":[1]}}"#, #"{"access_token":"[kept]"}"#),
            (#"{"access_token":"a\"b\u00e9","x":"é"}"#, #"{"access_token":"[kept]","x":"é"}"#),
        ])
    func body(_ body: String, _ expected: String) async throws {
        let response = try await Self.withholding("/access_token", of: body)
        #expect(String(decoding: response.body, as: UTF8.self) == expected)
    }

    @Test("What the response repeats of it goes too, in the body and in the header")
    func repetitions() async throws {
        let response = try await Self.withholding(
            "/t", of: #"{"t":"secret-value","again":["Bearer secret-value"]}"#,
            fields: [WireField(name: "Set-Cookie", value: "sid=secret-value; Secure")])
        #expect(!String(decoding: response.body, as: UTF8.self).contains("secret-value"))
        #expect(response.value(of: "Set-Cookie") == "sid=[kept]; Secure")
        let short = try await Self.withholding("/t", of: #"{"t":"1","n":11}"#)
        #expect(String(decoding: short.body, as: UTF8.self) == #"{"t":"[kept]","n":11}"#)
    }

    @Test("Nothing is taken from a response of which a part is kept elsewhere, where it would stay (THREATS A1)")
    func elsewhere() async throws {
        let operation = try await operation("operationId: login")
        let field = WireField(name: "X-Token", value: "secret-value")
        var response = ExchangeResponse(status: 200, fields: [field], body: Array(#"{"t":"secret-value"}"#.utf8))
        response.rest = 9
        let exchange = Exchange(
            id: "1", operation: "login",
            request: OutboundRequest(method: .post, origin: try Origin(parsing: "https://api.example"), path: "/"),
            startedAt: Date(timeIntervalSince1970: 0), outcome: .response(response))
        for place in ["/t", "$response.header.X-Token", "$response.body"] {
            let source = try #require(ResponseSource(parsing: place))
            #expect(exchange.value(at: source, operation: operation) == nil)
        }
    }

    @Test("A header field and a whole body can be taken")
    func others() async throws {
        let field = try await Self.withholding(
            "$response.header.x-token", of: "{}", fields: [WireField(name: "X-Token", value: "abc")])
        #expect(field.value(of: "X-Token") == "[kept]")
        let plain = try await Self.withholding("$response.body", of: "the-token", type: "text/plain")
        #expect(String(decoding: plain.body, as: UTF8.self) == "[kept]")
        let json = try await Self.withholding("$response.body", of: #""the-token""#)
        #expect(String(decoding: json.body, as: UTF8.self) == #""[kept]""#)
    }

    @Test("A place without a value changes nothing")
    func nothing() async throws {
        for place in ["/none", "$response.header.None"] {
            let response = try await Self.withholding(place, of: #"{"a":null}"#)
            #expect(String(decoding: response.body, as: UTF8.self) == #"{"a":null}"#)
        }
    }
}
