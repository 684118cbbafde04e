import Testing

@testable import Markup

struct VisibleTextTests {
    @Test(
        "S20, V6: what would be unseen or would lie is shown by a mark",
        arguments: [
            ("plain text é 日本 🚀\n\ttab", "plain text é 日本 🚀\n\ttab"), ("", ""),
            ("\u{1B}]0;title\u{7}", "␛]0;title␇"), ("a\0b", "a␀b"), ("a\u{7F}", "a␡"), ("a\u{85}b", "aU+0085b"),
            ("/users/\u{202E}nimda", "/users/U+202Enimda"), ("a\u{2066}b\u{2069}", "aU+2066bU+2069"),
            ("pay\u{200B}pal", "payU+200Bpal"), ("a\u{AD}b", "aU+00ADb"), ("\u{FEFF}{}", "U+FEFF{}"),
            ("a\r\nb\rc\r", "a\nb␍c␍"), ("\u{E0041}", "U+E0041"), ("\u{61C}", "U+061C"), ("\u{2028}", "U+2028"),
            ("👩\u{200D}🚀 ❤\u{FE0F}", "👩\u{200D}🚀 ❤\u{FE0F}"), ("a\u{200D}b", "aU+200Db"), ("\u{200C}", "U+200C"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("\u{3164}", "U+3164"), ("e\u{301}", "e\u{301}"),
        ])
    func marks(_ source: String, _ expected: String) {
        let visible = VisibleText(source)
        #expect(visible.text.unicodeScalars.elementsEqual(expected.unicodeScalars))
        var html = HTML()
        html.visible(source)
        #expect(ParsedHTML(html.description).text.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func `S20: a name is isolated, and its marks are told from its letters`() {
        var html = HTML()
        html.isolated("<\u{202E}>")
        #expect(html.description == "<bdi>&lt;<span class=\"tok-invisible\">U+202E</span>&gt;</bdi>")
        #expect(VisibleText("a\u{202E}").isAltered)
        #expect(!VisibleText("a").isAltered)
    }

    @Test func `V6: any bytes are shown, malformed ones as the replacement character`() {
        #expect(VisibleText(utf8: [0x61, 0xFF, 0xED, 0xA0, 0x80, 0x62]).text == "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b")
        var random = RandomStrings(seed: 6)
        for _ in 0..<500 {
            let bytes = random.bytes(count: 64)
            var html = HTML()
            html.visible(utf8: bytes)
            let parsed = ParsedHTML(html.description)
            #expect(parsed.faults.isEmpty)
            #expect(parsed.names.isSubset(of: ["span"]))
            #expect(parsed.text == VisibleText(utf8: bytes).text)
            #expect(!parsed.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        }
    }

    @Test(
        "UTF-8 is judged as the Unicode Standard does (table 3-7)",
        arguments: [
            ([0x24], true), ([0xC3, 0xA9], true), ([0xE2, 0x82, 0xAC], true), ([0xF0, 0x9F, 0x9A, 0x80], true),
            ([0xF4, 0x8F, 0xBF, 0xBF], true), ([0xC0, 0x80], false), ([0xC1, 0xBF], false),
            ([0xE0, 0x9F, 0xBF], false),
            ([0xED, 0xA0, 0x80], false), ([0xF0, 0x8F, 0xBF, 0xBF], false), ([0xF4, 0x90, 0x80, 0x80], false),
            ([0xF5, 0x80, 0x80, 0x80], false), ([0x80], false), ([0xE2, 0x82], false), ([0xE2, 0x82, 0x28], false),
            ([], true),
        ] as [([UInt8], Bool)])
    func wellFormed(_ bytes: [UInt8], _ expected: Bool) {
        #expect(bytes.withUnsafeBufferPointer(UTF8Check.isValid) == expected)
    }
}
