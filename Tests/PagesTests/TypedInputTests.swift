import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite("Inputs of a type")
struct TypedInputTests {
    @Test(
        "A date is one that the calendar has",
        arguments: [
            ("2024-02-29", true), ("2023-02-29", false), ("1900-02-29", false), ("2000-02-29", true),
            ("2026-04-31", false), ("2026-12-31", true), ("2026-13-01", false), ("0000-01-01", false),
            ("2026-1-1", false),
            ("+202-01-01", false), ("2026-01-01T00:00:00Z", false), ("", false), ("２０２６-01-01", false),
        ])
    func dates(_ text: String, _ isDate: Bool) {
        #expect(TypedInput.isDate(text) == isDate)
    }

    @Test(
        "A number is one that a browser leaves in its input",
        arguments: [
            ("1", true), ("-1.50", true), ("1e3", true), ("12345678901234567890", true), (".5", true), ("+1", false),
            ("1.", false), ("1e999", false), ("abc", false), ("0x10", false), ("inf", false), ("", false),
            (" 1", false),
            ("--1", false),
        ])
    func numbers(_ text: String, _ isNumber: Bool) {
        #expect(TypedInput.isNumber(text) == isNumber)
    }

    private static func input(_ schema: String, _ value: String = "") async throws -> String {
        let fixture = try await Fixture(
            """
            {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"operationId":"send","parameters":[
             {"name":"n","in":"query","schema":\(schema)}],"responses":{"200":{"description":"ok"}}}}}}
            """)
        let text = OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation("send"),
            draft: CallDraft(values: ["p.query.n": [value]])
        ).html().description
        let before = text.components("name=\"p.query.n\"")[0]
        return String(before[(before.lastIndex(of: "<") ?? before.startIndex)...])
    }

    @Test("Steps and bounds are those of the schema; a value that its input would lose is shown as text")
    func attributes() async throws {
        let number = #"{"type":"number","minimum":0.5,"maximum":9,"multipleOf":0.25}"#
        let own = try await Self.input(number, "1.10")
        for part in ["type=\"number\"", "step=\"0.25\"", "min=\"0.5\"", "max=\"9\"", "value=\"1.10\""] {
            #expect(own.contains(part), "\(part)")
        }
        #expect(try await Self.input(number, "many").contains("type=\"text\""))
        #expect(try await Self.input(#"{"type":"integer","exclusiveMinimum":0}"#).contains("step=\"1\""))
        #expect(try await !Self.input(#"{"type":"integer","exclusiveMinimum":0}"#).contains("min="))
        let date = #"{"type":"string","format":"date"}"#
        #expect(try await Self.input(date, "2026-01-31").contains("type=\"date\""))
        #expect(try await Self.input(date, "tomorrow").contains("type=\"text\""))
    }
}
