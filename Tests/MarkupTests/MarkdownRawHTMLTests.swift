import Testing

@testable import Markup

struct MarkdownRawHTMLTests {
    private func html(_ source: String) -> String { Markdown.html(source).description }

    @Test(
        "R2: raw HTML keeps a small set of elements without attributes",
        arguments: [
            ("a<br/>b <b onclick=x>c</b>", "<p>a<br>b <b>c</b></p>"),
            ("<p class=x>one <code>c</code></p>", "<p>one <code>c</code></p>"),
            ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
            (
                "<table><tr><td>a<td>b<tr><th>c</table>",
                "<table><tbody><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></tbody></table>"
            ),
            ("<table><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
            (
                "<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>",
                "<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>"
            ),
            ("<table>text<tr></table>", "<table></table>text&lt;tr&gt;"),
            ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
            (
                "<details>\n<summary>More</summary>\n\n*x*\n\n</details>\n\ny",
                "<details>\n<summary>More</summary><p><em>x</em></p></details><p>y</p>"
            ),
            ("text <ul><li>a</li></ul> more", "<p>text </p><ul><li>a</li></ul><p> more</p>"),
            ("*a <ul>b*", "<p><em>a &lt;ul&gt;b</em></p>"),
            ("<p>a<p>b", "<p>a</p><p>b</p>"), ("<b>open", "<p><b>open</b></p>"), ("a</b></p></table>", "<p>a</p>"),
            ("<h2>x</h2>", "<h2>x</h2>"), ("<h2>x<h3>y", "<h2>x</h2><h3>y</h3>"),
            ("# a <p>b", "<h1 id=\"d-a-b\">a &lt;p&gt;b</h1>"),
            ("<li>a", "&lt;li&gt;a"), ("<td>a", "&lt;td&gt;a"), ("x <!-- no --> y", "<p>x  y</p>"),
            ("<div style=\"x\">a</div>", "a"), ("<span>a</span>", "<p>a</p>"), ("a&nbsp;b", "<p>a\u{A0}b</p>"),
            ("<p>a&nbsp;&#8212;&bogus &amp; &</p>", "<p>a&nbsp;&#8212;&amp;bogus &amp; &amp;</p>"),
            ("<p><b>x</p>y", "<p><b>x</b></p>y"),
            (
                "<a href=\"https://a.example?x=1&amp;y=2\" target=_top name=config>t</a>",
                "<p><a href=\"https://a.example?x=1&amp;y=2\" rel=\"noopener noreferrer nofollow ugc\">t</a></p>"
            ),
            ("<a href=\"javascript:alert(1)\">t</a>", "<p>t</p>"), ("<a id=config name=url>t</a>", "<p>t</p>"),
            ("<a href=&#106;avascript:alert(1)>t</a>", "<p>t</p>"),
            (
                "[a <a href=https://b.example>b</a>](https://a.example)",
                "<p><a href=\"https://a.example\" rel=\"noopener noreferrer nofollow ugc\">a b</a></p>"
            ),
        ])
    func reduced(_ source: String, _ expected: String) {
        #expect(html(source) == expected)
    }

    static let allowed: Set<String> = [
        "br", "b", "strong", "i", "em", "code", "pre", "sub", "sup", "kbd", "mark", "small", "s", "u", "p", "ul", "ol",
        "li",
        "table", "thead", "tbody", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "dl", "dt",
        "dd",
        "details", "summary", "a", "img", "del", "div", "span",
    ]
    static let allowedAttributes: Set<String> = [
        "href", "rel", "title", "src", "alt", "class", "id", "start", "role", "aria-label",
    ]
    static let payloads = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>x</script>",
        "<iframe srcdoc='<script>x</script>'>", "<style>@import url(//evil)</style>",
        "<link rel=stylesheet href=//evil>",
        "<base href=//evil>", "<meta http-equiv=refresh content='0;url=//evil'>", "<object data=//evil>",
        "<embed src=//evil>",
        "<form action=//evil><input name=server form=authorize-form></form>", "<button formaction=//evil>x</button>",
        "<input form=authorize-form name=server>", "<select><option>x", "<textarea>", "<video src=x onerror=x>",
        "<math><mi>",
        "<a id=config name=url href=javascript:x>", "<a href='https://x' style=x onmouseover=x>", "<p style='x'>",
        "<details ontoggle=x open>",
        "<b><p><i></b>", "<table><b>x<tr><p>y", "<table><tr><td><table><td></table></b></td>",
        "<noscript><p title=\"</noscript><img src=x>\">",
        "<xmp><b></xmp>", "<plaintext>", "<template><b>", "<title></title><img src=x>", "<![CDATA[<b>]]>",
        "<?php echo ?>", "<!DOCTYPE html>",
        "<!-- --!><img src=x>-->", "<!--><img src=x>-->", "<b\n/onclick=x>y</b\t>", "<B>x</B>", "< b>", "<b", "</",
        "<a href=\"https://x",
        "[x](javascript:x)", "![x](//evil)", "<javascript:x>", "<https://a.example/\"onmouseover=x>", "`<b>`",
        "**<b>**</b>", "> <ul>\n<li>",
        "```html\n<script>\n```", "- <table>\n  - x", "|a|\n|-|\n|<ul><li>x|", "# <p>\n", "\n\n", "\u{0}",
        "&lt;script&gt;", "&#x3C;b&#x3E;",
    ]

    @Test(arguments: payloads)
    func `R1, R2, R6, R12: a payload becomes nothing but allowed elements, balanced`(_ payload: String) {
        check(payload)
        check("text " + payload + " text")
        check("> - " + payload)
    }

    @Test func `R2: whatever the pieces, only allowed elements and attributes come out, balanced`() {
        var random = RandomStrings(seed: 2)
        let pieces =
            Self.payloads + [
                "\n", "\n\n", " ", "*", "- ", "> ", "|", "</p>", "</table>", "</ul>", "</a>", "<ul>", "<li>", "<tr>",
                "<td>", "<p>", "`",
            ]
        for _ in 0..<1500 { check(random.string(from: pieces, count: 10)) }
    }

    private func check(_ source: String) {
        for markup in [html(source), Markdown.inline(source).description] {
            let parsed = ParsedHTML(markup)
            #expect(parsed.faults.isEmpty, "\(source.debugDescription)")
            #expect(parsed.isBalanced, "\(source.debugDescription) → \(markup)")
            #expect(parsed.names.isSubset(of: Self.allowed), "\(source.debugDescription)")
            #expect(parsed.attributeNames.isSubset(of: Self.allowedAttributes), "\(source.debugDescription)")
            for value in parsed.attributeValues("href") {
                let isSafe = ["https://", "http://", "mailto:", "#"].contains { value.lowercased().hasPrefix($0) }
                #expect(isSafe, "\(value)")
            }
            for value in parsed.attributeValues("src") { #expect(value.hasPrefix("data:image/")) }
            for value in parsed.attributeValues("id") { #expect(value.hasPrefix("d-")) }
            #expect(parsed.hasSoundStructure, "\(source.debugDescription) → \(markup)")
        }
    }
}
