import TestSupport
import Testing

@testable import Markup

struct HighlighterTests {
    /// Parts as `k‹text›`, with the first letters of their classes.
    private func parts(_ html: HTML) -> String {
        var result = ""
        for token in ParsedHTML(html.description).tokens {
            switch token {
            case .start(_, let attributes): result += String((attributes["class"] ?? "?").dropFirst(4).prefix(2)) + "‹"
            case .end: result += "›"
            case .text(let text): result += text
            }
        }
        return result
    }

    @Test(
        "JSON shows its parts",
        arguments: [
            ("{\"a\": \"b\"}", "pu‹{›ke‹\"a\"›pu‹: ›st‹\"b\"›pu‹}›"), ("[1,-2.5e3]", "pu‹[›nu‹1›pu‹,›nu‹-2.5e3›pu‹]›"),
            ("true null trux", "li‹true null ›trux"), ("\"a\\\"b\"", "st‹\"a\\\"b\"›"),
            ("\"open\n1", "st‹\"open\n›nu‹1›"),
            ("[[]]", "pu‹[[]]›"), ("", ""), ("<b>", "<b>"),
        ])
    func json(_ source: String, _ expected: String) {
        #expect(parts(Highlighter.json(source.utf8)) == expected)
    }

    @Test(
        "other languages show theirs",
        arguments: [
            (Language.yaml, "a: 1 # c", "ke‹a›pu‹: ›nu‹1 ›co‹# c›"), (.yaml, "- x: true", "pu‹- ›ke‹x›pu‹: ›li‹true›"),
            (.yaml, "a: |\n  b: 1\nc: &x !t y", "ke‹a›pu‹: |\n›st‹  b: 1\n›ke‹c›pu‹: ›ke‹&x !t ›st‹y›"),
            (.yaml, "url: http://a.b", "ke‹url›pu‹: ›st‹http://a.b›"),
            (.xml, "<a b=\"c\">d&amp;</a>", "pu‹<›ke‹a ›ke‹b›pu‹=›st‹\"c\"›pu‹>›dli‹&amp;›pu‹</›ke‹a›pu‹>›"),
            (.xml, "<!-- x --><![CDATA[y]]>", "co‹<!-- x -->›st‹<![CDATA[y]]>›"),
            (.shell, "curl -X POST 'a' $T # c", "ke‹curl ›ke‹-X ›POST st‹'a' ›li‹$T ›co‹# c›"),
            (.http, "GET /x HTTP/1.1\nHost: a\n\n[1]", "ke‹GET› /x HTTP/1.1\nke‹Host›pu‹:› a\n\npu‹[›nu‹1›pu‹]›"),
            (.http, "HTTP/1.1 200 OK\n", "li‹HTTP/1.1 ›nu‹200› OK\n"),
            (.code, "let x = 1 // c", "ke‹let ›x pu‹= ›nu‹1 ›co‹// c›"), (.text, "let x", "let x"),
        ])
    func languages(_ language: Language, _ source: String, _ expected: String) {
        #expect(parts(Highlighter.code(source, language: language)) == expected)
    }

    @Test(arguments: Language.allCases)
    func `V6, V9: whatever the bytes, the text shown is the text that came`(_ language: Language) {
        var random = RandomStrings(seed: 9)
        let pieces = [
            "\"", "'", "{", "}", "[", ":", ",", "#", "//", "/*", "<", "</", "<!--", "&", "|", "\n", " ", "-", "\\",
            "1.5e3", "true", "k", "é", "\u{1B}", "HTTP/1.1", "$", "`",
        ]
        for _ in 0..<300 {
            let source = random.string(from: pieces, count: 20)
            let html = Highlighter.code(source, language: language)
            let parsed = ParsedHTML(html.description)
            #expect(parsed.faults.isEmpty && parsed.isBalanced)
            #expect(parsed.names.isSubset(of: ["span"]))
            #expect(parsed.text == VisibleText(source).text)
            let bytes = random.bytes(count: 40)
            let shown = ParsedHTML(Highlighter.code(bytes, language: language).description)
            #expect(shown.text == VisibleText(utf8: bytes).text)
        }
    }

    @Test(arguments: Language.allCases)
    func `V3: a long text of one kind takes linear time`(_ language: Language) {
        for piece in [
            "\"", "'", "{", "<", "<!--", "/*", "a: ", "- ", "$", "`", "\\", " ", "\n", "<a b='", "#", "&", "|",
        ] {
            let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
            let (_, time) = processorTime { Highlighter.code(text, language: language) }
            #expect(time < .seconds(1), "\(piece)")
        }
    }

    @Test func `V3: beyond the limit there are no colours`() {
        #expect(Highlighter.json("[1,2]".utf8, limit: 4).description == "[1,2]")
        #expect(Highlighter.code("true", language: .json, limit: 3).description == "true")
    }

    @Test(
        "languages are known by name and by media type",
        arguments: [
            ("application/problem+json; charset=utf-8", Language.json), ("text/html", .html), ("application/xml", .xml),
            ("application/x-yaml", .yaml), ("text/plain", .text), ("application/x-ndjson", .json),
        ])
    func mediaTypes(_ mediaType: String, _ expected: Language) {
        #expect(Language(mediaType: mediaType) == expected)
    }

    @Test func `an unknown language is none`() {
        #expect(Language(mediaType: "application/octet-stream") == nil)
        #expect(Language(name: "brainfog") == nil)
        #expect(Language(name: "JSON") == .json)
        #expect(Language(name: "python") == .code)
    }
}
