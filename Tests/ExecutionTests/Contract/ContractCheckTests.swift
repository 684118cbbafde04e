import Egress
import Execution
import OpenAPI
import Testing

@Suite("ContractCheck")
struct ContractCheckTests {
    static let text = """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths:
          /a:
            get:
              responses:
                "200":
                  description: ok
                  headers: {X-Total: {required: true, schema: {type: integer}}, X-Other: {}}
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [id, secret]
                        properties: {id: {type: integer}, secret: {type: string, writeOnly: true}}
                    text/*: {schema: {type: string}}
                "4XX": {description: no}
        """

    private func report(
        status: Int = 200, type: String? = "application/json", _ body: String, total: Bool = true
    ) async throws -> ContractReport {
        try await report(status: status, type: type, bytes: Array(body.utf8), total: total)
    }

    private func report(
        status: Int = 200, type: String?, bytes: [UInt8], total: Bool = true
    ) async throws -> ContractReport {
        let operation = try #require(try await document(Self.text).operations.first)
        var fields = total ? [WireField(name: "x-total", value: "1")] : []
        if let type { fields.append(WireField(name: "content-type", value: type)) }
        let response = ExchangeResponse(status: status, fields: fields, body: bytes)
        return try #require(ContractCheck(operation: operation).report(on: response))
    }

    @Test("A response as described keeps the contract")
    func kept() async throws {
        let report = try await report(type: "Application/JSON; charset=utf-8", #"{"id":1}"#)
        #expect(report.isKept)
        #expect(report.body == .valid)
        #expect(report.documentedAs == "200")
    }

    @Test("Findings point into body and description")
    func findings() async throws {
        let report = try await report(#"{"id":"1"}"#)
        #expect(report.body == .invalid)
        #expect(report.breaches.map(\.instance) == ["/id"])
        let schema = report.breaches.first?.schema ?? ""
        #expect(schema.hasSuffix("/responses/200/content/application~1json/schema/properties/id/type"))
    }

    @Test("A body in UTF-16 or Latin-1 is read as the content type or its mark says, and an item within it is found")
    func characters() async throws {
        func utf16(_ text: String) -> [UInt8] {
            ([0xFEFF] + Array(text.utf16)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        }
        for type in ["application/json", "application/json; charset=utf-16"] {
            #expect(try await report(type: type, bytes: utf16(#"{"id":1,"n":"é🚋"}"#)).body == .valid)
            let report = try await report(type: type, bytes: utf16(#"{"id":"é"}"#))
            #expect(report.body == .invalid && report.breaches.map(\.instance) == ["/id"])
        }
        let latin = Array(#"{"id":1,"n":""#.utf8) + [0xE9] + Array(#""}"#.utf8)
        #expect(try await report(type: "application/json; charset=iso-8859-1", bytes: latin).body == .valid)
        #expect(try await report(type: "application/json", bytes: latin).body == .invalid)
    }

    @Test("Status, media type and required headers are looked at")
    func head() async throws {
        #expect(try await report(status: 500, "").breaches.map(\.kind) == [.status])
        #expect(try await report(status: 404, "x").isKept)
        #expect(try await report(status: 404, "x").documentedAs == "4XX")
        #expect(try await report(type: "image/png", "x").breaches.map(\.kind) == [.mediaType])
        #expect(try await report(type: nil, "x").breaches.map(\.kind) == [.mediaType])
        #expect(try await report(type: "text/csv", "x").body == .notChecked("only JSON is checked"))
        #expect(try await report(#"{"id":1}"#, total: false).breaches.map(\.kind) == [.header])
    }

    @Test("A response that is empty where JSON is described does not keep the contract; one that HTTP has empty does")
    func emptyBody() async throws {
        #expect(try await report("").breaches.map(\.kind) == [.body])
        #expect(try await report(type: "text/plain", "").isKept)
        let text = Self.text.replacing(#"text/*: {schema: {type: string}}"#, with: "")
        for (method, status, isKept) in [
            ("get", 200, false), ("head", 200, true), ("get", 304, true), ("get", 204, true),
        ] {
            let text = text.replacing("get:", with: method + ":").replacing("\"200\"", with: "\"\(status)\"")
            let operation = try #require(try await document(text).operations.first)
            let response = ExchangeResponse(status: status, fields: [WireField(name: "X-Total", value: "1")])
            let report = try #require(ContractCheck(operation: operation).report(on: response))
            #expect(report.isKept == isKept, "\(method) \(status)")
        }
    }

    @Test("Where a body stops being JSON is told by line and column")
    func place() async throws {
        let report = try await report("{\"id\": 1,\n \"name\": [1,, 2]}")
        #expect(report.breaches.first?.message.contains("line 2, column 13") == true)
    }

    @Test("A body that is no JSON, or too large, is told so and nothing traps (THREATS V3)")
    func oddBodies() async throws {
        #expect(try await report(#"{"id":"#).body == .invalid)
        let large = "[" + String(repeating: " ", count: ContractCheck.bodyLimit) + "]"
        guard case .notChecked = try await report(large).body else {
            Issue.record("expected no verdict on a large body")
            return
        }
        let deep = String(repeating: "[", count: 10_000)
        #expect(try await report(deep).body == .invalid)
        let many = #"{"id":"# + "[" + Array(repeating: "1", count: 1_000).joined(separator: ",") + "]}"
        #expect(try await report(many).breaches.count <= ContractCheck.breachLimit)
    }
}
