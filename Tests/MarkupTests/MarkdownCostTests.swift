import TestSupport
import Testing

@testable import Markup

/// THREATS S15: texts made to cost time, at the full size of 256 KiB.
struct MarkdownCostTests {
    static let size = 262_144

    static func fill(_ piece: String, _ head: String = "", _ tail: String = "", size: Int = size) -> String {
        head + String(repeating: piece, count: max(1, (size - head.utf8.count - tail.utf8.count) / piece.utf8.count))
            + tail
    }

    static let recipes: [(name: String, text: String)] = [
        ("open brackets", fill("[")), ("image brackets", fill("![[]()")), ("links without end", fill("[a](<b")),
        ("deep quotes", fill("> ", "", "a")), ("deep lists", fill("* ", "", "a")),
        ("deep quotes with lines", fill("b\n", fill("> ").prefix(120) + "a\n")),
        ("blank lines in a deep list", fill("\n", String(repeating: "- ", count: 200) + "a\n")),
        ("emphasis", fill("*a _b ")),
        ("nested emphasis", fill("*a **a ")), ("strikethrough", fill("~a ~~b ")),
        ("backticks", (1..<700).map { "e" + String(repeating: "`", count: $0) }.joined()),
        ("autolink parentheses", fill(")", "http://a.b/")), ("mail addresses", fill("a@b.")), ("www", fill("www.")),
        ("unfinished declarations", fill("a <!A ")), ("unfinished instructions", fill("a <?")),
        ("unfinished CDATA", fill("a <![CDATA[ ")),
        ("open tags", fill("<a b='")), ("wide table", fill("a|", "|") + "\n" + fill("-|", "|")),
        (
            "wide and long table",
            String(repeating: "a|", count: 1000) + "\n" + String(repeating: "-|", count: 1000) + "\n"
                + fill("x\n").prefix(258_000)
        ),
        ("table behind a paragraph", fill("a\n", "", "|-|\n")), ("references", fill("[a]: /u\n")),
        (
            "big references",
            "[a]: https://a.b/" + String(repeating: "u", count: 5000) + "\n\n" + fill("[a] ").prefix(200_000)
        ),
        ("entities", fill("&", size: size / 4)), ("comments", fill("a <!-- ", size: size / 4)),
        ("raw tables", fill("<table><tr><td>", size: size / 4)), ("raw inlines", fill("<b>", size: size / 4)),
        ("raw end tags", fill("</b>", "<b>", size: size / 4)), ("raw lists", fill("<ul><li>", size: size / 4)),
        ("raw lists in lists", fill("<li>", "<ul>" + String(repeating: "<p>", count: 50), size: size / 4)),
        ("headings", fill("# a\n", size: size / 4)), ("alerts", fill("> [!NOTE]\n\n", size: size / 4)),
        ("NUL", fill("\u{0}", size: size / 4)),
        ("code", fill("```json\n{\"a\":\n```\n", size: size / 4)),
    ]

    @Test(.serialized, arguments: recipes.indices)
    func `S15: no text takes long`(_ index: Int) {
        let (name, text) = Self.recipes[index]
        let (html, time) = processorTime { Markdown.html(text) }
        let words = Markdown.plainText(text, maximum: 300)
        print("S15 \(name): \(time), \(html.count) bytes")
        #expect(time < .seconds(3), "debug build; the limit of 500 ms is the walk's own")
        #expect(words.count <= 300)
        #expect(html.count < 40 * Self.size)
    }

    @Test func `S15: a text of the usual kind is formatted, also a long one`() {
        let row = "| `vehicle_id` | string | The [vehicle](https://a.example/v) that drives (see *depots*) |\n"
        let table = "| Name | Type | Description |\n|---|---|---|\n" + String(repeating: row, count: 1000)
        let list = String(
            repeating: "- [Item](https://a.example/x) with **bold** text, `code` and a@b.example\n", count: 1500)
        let prose = String(repeating: "Some words, and some more of them. They go on (for a while).\n\n", count: 3000)
        let code = "```json\n" + String(repeating: "{\"a\": [1, 2, 3]},\n", count: 4000) + "```\n"
        for text in [table, list, prose, code] { #expect(MarkdownCost.isAffordable(text)) }
        #expect(Markdown.html(String(table.prefix(9000))).description.hasPrefix("<table>"))
    }

    @Test func `S15: nesting ends at a depth that no reader follows`() {
        let within = String(repeating: "> ", count: MarkdownCost.nesting) + "a"
        let beyond = String(repeating: "> ", count: MarkdownCost.nesting + 1) + "a"
        #expect(Markdown.html(within).description.hasPrefix("<blockquote>"))
        #expect(Markdown.html(beyond).description.hasPrefix("<pre class=\"text-unformatted\">&gt; &gt;"))
        let raw = Markdown.html(String(repeating: "<b>", count: 5000) + "x").description
        #expect(ParsedHTML(raw).isBalanced)
        #expect(raw.utf8.count < 1000)
    }
}
