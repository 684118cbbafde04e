import Testing

@testable import Markup

struct JSONFormatterTests {
    private func pretty(_ text: String, limit: Int = 1_048_576) -> String? {
        JSONFormatter.pretty(text.utf8, limit: limit).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "JSON is set in lines",
        arguments: [
            (
                "{\"a\":1,\"b\":[true,null],\"c\":{}}",
                "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ],\n  \"c\": {}\n}"
            ),
            (" [ ] ", "[]"), ("[[],{}]", "[\n  [],\n  {}\n]"), ("\"x\"", "\"x\""), ("-0.5e+10", "-0.5e+10"),
            ("{ \"a\" : \"b,{}[]:\\\"\" }", "{\n  \"a\": \"b,{}[]:\\\"\"\n}"),
        ])
    func lines(_ source: String, _ expected: String) {
        #expect(pretty(source) == expected)
    }

    @Test func `V9: numbers, order, duplicates and escapes stay as they came`() {
        let source = "{\"z\":12345678901234567890,\"a\":1.10,\"a\":-0,\"n\":1e400,\"t\":\"\\u00e9\\/\"}"
        #expect(pretty(source)?.filter { $0 != "\n" && $0 != " " } == source)
    }

    @Test(
        "V3: what is no JSON stays as it came",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "[1 2]", "{\"a\" 1}", "01", "1.", ".5", "+1", "-", "1e",
            "trux", "nul",
            "\"a", "\"a\nb\"", "\"\\", "[}", "]", "}", "1 2", "{\"a\":}", "[,1]", "'a'", "NaN", "[1]]",
            "{\"a\":1 \"b\":2}", "\u{FEFF}{}",
            "[\"a\" \"b\"]", "{1:2}", "1\"a\"", "--1",
        ])
    func refused(_ source: String) {
        #expect(pretty(source) == nil)
    }

    @Test func `V3: deep, long and swelling values stay as they came`() {
        let deep = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(pretty(deep(128)) != nil)
        #expect(pretty(deep(129)) == nil)
        #expect(pretty(String(repeating: "[", count: 200_000)) == nil)
        #expect(pretty("[1,2]", limit: 4) == nil)
        #expect(pretty("[1,2]", limit: 5) != nil)
        let swelling =
            String(repeating: "[", count: 120) + "1" + String(repeating: ",1", count: 4000)
            + String(repeating: "]", count: 120)
        #expect(pretty(swelling, limit: swelling.utf8.count) == nil)
    }

    @Test func `V9: malformed UTF-8 within a text keeps its bytes`() {
        #expect(JSONFormatter.pretty([0x22, 0xFF, 0x22]) == [0x22, 0xFF, 0x22])
    }
}
