import Execution
import OpenAPI
import Testing

@Suite("A body typed as text is checked before it is sent")
struct RequestTextTests {
    private static func messages(_ mediaType: String, _ fields: String, _ text: String) async throws -> [String] {
        let operation = try await BodyValueTests.operation("\(mediaType): {\(fields)}", version: "3.2.0")
        let call = Call(operation: operation, body: .text(mediaType: mediaType, text))
        let found = RequestCheck(operation: operation).problems(of: call)
        #expect(found.allSatisfy { $0.key == .body && $0.canBeSkipped })
        return found.map(\.message)
    }

    private static let item = "{required: [id], properties: {id: {type: integer}}}"

    @Test(
        "Each record is held against the schema of one, and told by its line",
        arguments: [
            ("application/x-ndjson", "itemSchema: \(item)", "{\"id\":1}\n\n{\"id\":2}\n", []),
            ("application/x-ndjson", "itemSchema: \(item)", "{\"id\":1}\n\n{\"id\":\"2\"}\n{}", ["Line 3", "Line 4"]),
            ("application/jsonl", "schema: {type: array, items: \(item)}", "{\"id\":1}\n{}", ["Line 2"]),
            ("application/jsonl", "schema: \(item)", "{}\n{\"id\":1}", ["Line 1"]),
            ("application/jsonl", "itemSchema: {}", "{\"id\":1}\n{\"id\"", ["Line 2, column"]),
            ("application/x-ndjson", "{}", "1\n}", ["Line 2, column 1"]),
            ("application/json-seq", "itemSchema: \(item)", "\u{1E}{\"id\":1}\n\u{1E}{\n\"id\":\n\"x\"}\n", ["Line 2"]),
            ("application/geo+json-seq", "itemSchema: \(item)", "\u{1E}{\"id\":1}\n\u{1E}{\n\"id\":\n}\n", ["Line 4"]),
            (
                "text/event-stream", "itemSchema: {properties: {event: {enum: [tick]}}}",
                "event: tick\ndata: 1\n\nevent: tock\ndata: 2", ["Event 2"]
            ),
        ])
    func records(_ type: String, _ fields: String, _ text: String, _ places: [String]) async throws {
        let fields = fields == "{}" ? "schema: {}" : fields
        let messages = try await Self.messages(type, fields, text)
        #expect(messages.count == places.count)
        for (message, place) in zip(messages, places) { #expect(message.hasPrefix(place), "\(message)") }
    }

    @Test("XML has to be well-formed, and is told by line and column")
    func xml() async throws {
        #expect(try await Self.messages("application/xml", "schema: {type: object}", "<a>\n  <b/>\n</a>").isEmpty)
        let messages = try await Self.messages("application/soap+xml", "schema: {type: object}", "<a>\n  <b>\n</a>")
        #expect(messages.count == 1 && messages.first?.hasPrefix("Line 3, column 1: ") == true)
    }

    @Test(
        "The pairs of a form are held against its schema",
        arguments: [
            ("id=5&name=a+b", 0), ("id=x", 1), ("name=a", 1), ("id=5&name=%zz", 1), ("id=5&tags=1&tags=2", 0),
            ("id=5&tags=a&tags=2", 1),
        ])
    func pairs(_ text: String, _ count: Int) async throws {
        let schema = """
            {required: [id], properties: {id: {type: integer}, name: {maxLength: 3}, tags: {type: array, items: {type: integer}}}}
            """
        let messages = try await Self.messages("application/x-www-form-urlencoded", "schema: \(schema)", text)
        #expect(messages.count == count)
    }

    @Test("Of many records that are wrong ten are told")
    func bound() async throws {
        let text = String(repeating: "{}\n", count: 20_000)
        #expect(try await Self.messages("application/x-ndjson", "itemSchema: \(Self.item)", text).count == 10)
    }
}
