import Egress
import Foundation
import HTTPTypes
import SourceTree
import Testing

@testable import Execution

@Suite("HTTP Archive")
struct HARLogTests {
    private func exchange(_ outcome: ExchangeOutcome, body: [UInt8] = []) throws -> Exchange {
        var request = OutboundRequest(
            method: .post, origin: try Origin(parsing: "https://api.example"), path: "/things",
            query: [QueryPiece(encoded: "a=1"), QueryPiece(name: "key", secret: Secret("hidden-in-query"))],
            fields: [
                Field(name: "Content-Type", value: "application/json"),
                Field(name: "Authorization", prefix: "Bearer ", secret: Secret("hidden-in-field")),
            ], cookies: [Field(name: "sid", secret: Secret("hidden-in-cookie"))], body: body, shape: .text)
        request.bodySize = body.count
        return Exchange(
            id: "1", operation: "op", request: request, startedAt: Date(timeIntervalSince1970: 1.5), outcome: outcome)
    }

    private func root(_ exchanges: [Exchange]) throws -> Node {
        try Tree.read(HARLog(exchanges).json(), format: .json, budget: .instance).root
    }

    @Test("An exchange stands with its request, response and times in milliseconds")
    func whole() throws {
        let timing = Timing(
            resolve: .microseconds(500), connect: .milliseconds(2), firstByte: .milliseconds(3), total: .milliseconds(7)
        )
        let response = ExchangeResponse(
            status: 201, reason: "Created", fields: [WireField(name: "Content-Type", value: "text/plain")],
            body: Array("né".utf8), timing: timing)
        let log = try #require(root([exchange(.response(response), body: Array("{}".utf8))])["log"])
        #expect(log["version"]?.string == "1.2")
        let entry = try #require(log["entries"]?[0])
        #expect(entry["startedDateTime"]?.string == "1970-01-01T00:00:01.500Z")
        #expect(entry["time"]?.text == "7.000")
        #expect(entry["request"]?["method"]?.string == "POST")
        #expect(entry["request"]?["queryString"]?[0]?["value"]?.string == "1")
        #expect(entry["request"]?["postData"]?["text"]?.string == "{}")
        #expect(entry["response"]?["status"]?.integer == 201)
        #expect(entry["response"]?["content"]?["text"]?.string == "né")
        #expect(entry["timings"]?["dns"]?.text == "0.500")
        #expect(entry["timings"]?["receive"]?.text == "1.500")
    }

    @Test("No secret is in it (THREATS A3)")
    func secrets() throws {
        let text = String(
            decoding: HARLog([try exchange(.response(ExchangeResponse(status: 200)))]).json(), as: UTF8.self)
        #expect(!text.contains("hidden-in"))
        #expect(text.contains("Bearer"))
    }

    @Test("Bytes that are no text are base64, a failure is status 0 with the reason")
    func others() throws {
        let bytes = ExchangeResponse(status: 200, body: [0, 255])
        let failure = ExchangeFailure(code: "refused", message: "Nobody listens.", advice: "")
        let log = try root([exchange(.response(bytes)), exchange(.failure(failure))])["log"]
        let content = log?["entries"]?[0]?["response"]?["content"]
        #expect(content?["encoding"]?.string == "base64" && content?["text"]?.string == "AP8=")
        let last = log?["entries"]?[1]?["response"]
        #expect(last?["status"]?.integer == 0 && last?["comment"]?.string == "Nobody listens.")
    }
}
