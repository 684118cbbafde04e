import Testing

@testable import Markup

struct XMLFormatterTests {
    private func pretty(_ text: String) -> String? {
        XMLFormatter.pretty(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "elements stand on lines of their own, words stay where they are",
        arguments: [
            ("<a><b>1</b><c/></a>", "<a>\n  <b>1</b>\n  <c/>\n</a>"),
            (
                "<?xml version=\"1.0\"?><a> <!-- x --> <b/></a>",
                "<?xml version=\"1.0\"?>\n<a>\n  <!-- x -->\n  <b/>\n</a>"
            ),
            ("<p>one <b>two</b> three</p>", "<p>one <b>two</b> three</p>"),
            ("<r><p>one <b> <i/> </b></p><q/></r>", "<r>\n  <p>one <b> <i/> </b></p>\n  <q/>\n</r>"),
            ("<a></a>", "<a></a>"), ("<a><![CDATA[ <b> ]]></a>", "<a><![CDATA[ <b> ]]></a>"),
            ("<a x=\"1>2\" y='/'><b/></a>", "<a x=\"1>2\" y='/'>\n  <b/>\n</a>"),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a/>"),
            ("<a xml:space=\"preserve\"> <b/> </a>", "<a xml:space=\"preserve\"> <b/> </a>"),
        ])
    func lines(_ source: String, _ expected: String) {
        #expect(pretty(source) == expected)
    }

    @Test(
        "V3: what is not well-formed stays as it came",
        arguments: ["<a>", "</a>", "<a></b>", "<a", "<a><b></a></b>", "<!-- x", "< a/>", "<>", "a < b"])
    func refused(_ source: String) {
        #expect(pretty(source) == nil)
    }

    @Test func `V3: deep and long texts stay as they came`() {
        let deep = { (depth: Int) in String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth) }
        #expect(pretty(deep(128)) != nil)
        #expect(pretty(deep(129)) == nil)
        #expect(pretty("<a>" + String(repeating: "x", count: XMLFormatter.limit) + "</a>") == nil)
    }

    @Test func `V3: whatever comes is set in lines or refused`() {
        var random = RandomStrings(seed: 3)
        let pieces = [
            "<", ">", "</", "/>", "<a>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "\"", " ", "x", "[",
            "]",
        ]
        for _ in 0..<3_000 { _ = pretty(random.string(from: pieces, count: 12)) }
    }
}
