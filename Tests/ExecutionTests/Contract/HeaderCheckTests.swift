import Egress
import Execution
import OpenAPI
import Testing

@Suite("The headers of a response")
struct HeaderCheckTests {
    private func breaches(_ schema: String, _ values: [String]) async throws -> [String] {
        let text = """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths:
              /a:
                get:
                  responses:
                    "200": {description: ok, headers: {X-A: \(schema)}}
            """
        let operation = try #require(try await document(text).operations.first)
        let fields = values.map { WireField(name: "x-a", value: $0) }
        let report = ContractCheck(operation: operation).report(on: ExchangeResponse(status: 200, fields: fields))
        return try #require(report).breaches.map(\.message)
    }

    @Test(
        "A value is read in the style simple and held against its schema (OpenAPI 3.1, sections 4.8.12 and 4.8.21)",
        arguments: [
            ("{schema: {type: integer}}", ["41"], true), ("{schema: {type: integer}}", ["many"], false),
            ("{schema: {type: integer, maximum: 9}}", ["41"], false), ("{schema: {type: string}}", ["a, b"], true),
            ("{schema: {type: boolean}}", ["true"], true), ("{schema: {type: boolean}}", ["yes"], false),
            ("{schema: {type: array, items: {type: integer}}}", ["1, 2", "3"], true),
            ("{schema: {type: array, items: {type: integer}}}", ["1,x"], false),
            ("{schema: {type: array, maxItems: 1}}", ["a", "b"], false),
            ("{schema: {type: object, properties: {R: {type: integer}}}}", ["R,100,G,200"], true),
            ("{schema: {type: object, properties: {R: {type: integer}}}}", ["R,red"], false),
            ("{explode: true, schema: {type: object, properties: {R: {type: integer}}}}", ["R=100,G=200"], true),
            ("{explode: true, schema: {type: object, properties: {R: {type: integer}}}}", ["R=x"], false),
            ("{schema: {type: object}}", ["a,b,c"], true), ("{}", ["anything"], true),
            ("{schema: {enum: [on, off]}}", ["on"], true), ("{schema: {enum: [on, off]}}", ["auto"], false),
            ("{schema: {type: [integer, 'null']}}", ["3"], true), ("{required: true}", [], false),
            ("{schema: {type: integer}}", [], true),
            ("{content: {application/json: {schema: {type: object, required: [a]}}}}", ["{\"a\":1}"], true),
            ("{content: {application/json: {schema: {type: object, required: [a]}}}}", ["{}"], false),
            ("{content: {text/plain: {schema: {type: integer}}}}", ["x"], true),
        ] as [(String, [String], Bool)])
    func values(_ header: String, _ values: [String], _ isKept: Bool) async throws {
        #expect(try await breaches(header, values).isEmpty == isKept)
    }

    @Test("A breach names the header and not its value")
    func message() async throws {
        let messages = try await breaches("{schema: {type: integer}}", ["s3cret"])
        #expect(messages.count == 1)
        #expect(messages.first?.contains("X-A") == true && messages.first?.contains("s3cret") == false)
    }
}
