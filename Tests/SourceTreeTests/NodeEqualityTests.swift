import Testing

@testable import SourceTree

@Suite("Equality of JSON values")
struct NodeEqualityTests {
    @Test(
        "equal values",
        arguments: [
            ("1", "1.0"), ("1", "1e0"), ("100", "1E2"), ("0", "-0"), ("0", "0.000e99"), ("-1.50", "-15e-1"),
            ("123456789012345678901234567890", "1.2345678901234567890123456789e29"), ("\"a\"", "\"\\u0061\""),
            ("\"\\ud83d\\ude00\"", "\"😀\""), ("[]", "[ ]"),
            ("{\"a\": 1, \"b\": [2]}", "{\"b\": [2.0], \"a\": 1}"), ("{\"a\": 1, \"a\": 2}", "{\"a\": 1}"),
            ("{\"\\u0061\": 1}", "{\"a\": 1}"), ("null", "null"),
            ("{\"a\": 1, \"a\": 2, \"b\": 3}", "{\"b\": 3, \"a\": 1, \"b\": 4}"),
            ("1e99999999999999999999", "1e99999999999999999999"),
        ])
    func equal(left: String, right: String) throws {
        #expect(try json(left).root.isEqual(to: json(right).root))
        #expect(try json(right).root.isEqual(to: json(left).root))
    }

    @Test(
        "different values",
        arguments: [
            ("1", "2"), ("1", "-1"), ("1", "\"1\""), ("1", "true"), ("0", "false"), ("null", "false"), ("\"\"", "null"),
            ("1.0", "1.01"), ("1e1", "1e2"),
            ("9007199254740993", "9007199254740992"), ("[1, 2]", "[2, 1]"), ("[1]", "[1, 1]"), ("[]", "{}"),
            ("{\"a\": 1}", "{\"a\": 2}"),
            ("{\"a\": 1}", "{\"b\": 1}"), ("{\"a\": 1}", "{\"a\": 1, \"b\": 2}"),
            ("{\"a\": 1, \"a\": 2}", "{\"a\": 2}"), ("\"\u{E9}\"", "\"e\u{301}\""),
            ("{\"\u{E9}\": 1}", "{\"e\u{301}\": 1}"), ("{\"a\": null}", "{}"), ("true", "false"),
            ("{\"a\": 1, \"a\": 1}", "{\"a\": 1, \"b\": 1}"),
        ])
    func different(left: String, right: String) throws {
        #expect(try !json(left).root.isEqual(to: json(right).root))
        #expect(try !json(right).root.isEqual(to: json(left).root))
    }

    @Test("YAML values are compared by what they say, aliases by what they show")
    func acrossFormats() throws {
        let left = try yaml("a: &x [0x10, .5, yes, ~]\nb: *x\nc: {<<: {d: 012}}\n").root
        let right = try json(#"{"c": {"d": 12}, "b": [16, 0.5, "yes", null], "a": [16, 5e-1, "yes", null]}"#).root
        #expect(left.isEqual(to: right))
        #expect(right.isEqual(to: left))
    }
}
