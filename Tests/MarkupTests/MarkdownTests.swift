import Testing

@testable import Markup

struct MarkdownTests {
    private func html(_ source: String) -> String { Markdown.html(source).description }

    @Test(
        "Markdown becomes markup",
        arguments: [
            (
                "Hello *world*, **bold** ~~gone~~ `x<y`",
                "<p>Hello <em>world</em>, <strong>bold</strong> <del>gone</del> <code>x&lt;y</code></p>"
            ),
            ("a\nb  \nc", "<p>a\nb<br>c</p>"),
            ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
            ("3. a\n\n4. b", "<ol start=\"3\"><li><p>a</p></li><li><p>b</p></li></ol>"),
            ("> quote", "<blockquote><p>quote</p></blockquote>"),
            ("---", "<hr>"),
            ("# Getting *started*", "<h1 id=\"d-getting-started\">Getting <em>started</em></h1>"),
            (
                "| a | b |\n|:--|--:|\n| 1 | 2 |",
                "<table><thead><tr><th class=\"align-left\">a</th><th class=\"align-right\">b</th></tr></thead><tbody><tr><td class=\"align-left\">1</td><td class=\"align-right\">2</td></tr></tbody></table>"
            ),
            ("| a |\n|---|", "<table><thead><tr><th>a</th></tr></thead></table>"),
            (
                "- [x] done\n- [ ] open",
                "<ul><li class=\"task\"><span class=\"task-box\" role=\"img\" aria-label=\"done\">☑</span> done</li><li class=\"task\"><span class=\"task-box\" role=\"img\" aria-label=\"open\">☐</span> open</li></ul>"
            ),
            ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
            (
                "```json\n1\n```",
                "<pre><code class=\"language-json\"><span class=\"tok-number\">1\n</span></code></pre>"
            ),
            ("    \n\n", ""), ("", ""),
            (
                "> [!WARNING]\n> Take *care*.",
                "<div class=\"alert alert-warning\" role=\"note\"><p class=\"alert-title\">Warning</p><p>Take <em>care</em>.</p></div>"
            ),
            ("> [!NOTE] x", "<blockquote><p>[!NOTE] x</p></blockquote>"),
            ("> [!note]", "<div class=\"alert alert-note\" role=\"note\"><p class=\"alert-title\">Note</p></div>"),
        ])
    func blocks(_ source: String, _ expected: String) {
        #expect(html(source) == expected)
    }

    @Test(
        "R3: a link goes through SafeURL and carries its rel; else its words stand alone",
        arguments: [
            (
                "[x](https://a.example)",
                "<p><a href=\"https://a.example\" rel=\"noopener noreferrer nofollow ugc\">x</a></p>"
            ),
            (
                "[x](https://a.example \"t\")",
                "<p><a href=\"https://a.example\" title=\"t\" rel=\"noopener noreferrer nofollow ugc\">x</a></p>"
            ),
            (
                "www.a.example",
                "<p><a href=\"http://www.a.example\" rel=\"noopener noreferrer nofollow ugc\">www.a.example</a></p>"
            ),
            (
                "<a@b.example>",
                "<p><a href=\"mailto:a@b.example\" rel=\"noopener noreferrer nofollow ugc\">a@b.example</a></p>"
            ),
            ("[x](javascript:alert(1))", "<p>x</p>"), ("[x](&#1;javascript:alert(1))", "<p>x</p>"),
            ("[x](<java\tscript:alert(1)>)", "<p>x</p>"), ("[x](JaVaScRiPt:alert(1))", "<p>x</p>"),
            ("[x](data:text/html;base64,AAAA)", "<p>x</p>"), ("[x](//evil.example)", "<p>x</p>"),
            ("[x](/logout)", "<p>x</p>"), ("[x](vbscript:a)", "<p>x</p>"),
            ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>"),
            ("[*x*][r]\n\n[r]: file:///etc/passwd", "<p><em>x</em></p>"),
            ("[x](#Some%20Part)", "<p><a href=\"#d-Some~20Part\">x</a></p>"),
        ])
    func links(_ source: String, _ expected: String) {
        #expect(html(source) == expected)
    }

    @Test(
        "R7: an image from elsewhere becomes a link, one within the text stays",
        arguments: [
            (
                "![alt](https://a.example/x.png)",
                "<p><a href=\"https://a.example/x.png\" rel=\"noopener noreferrer nofollow ugc\">alt</a></p>"
            ),
            (
                "![](http://192.168.1.1/reboot)",
                "<p><a href=\"http://192.168.1.1/reboot\" rel=\"noopener noreferrer nofollow ugc\">http://192.168.1.1/reboot</a></p>"
            ),
            (
                "[![badge](https://i.example/b.svg)](https://a.example)",
                "<p><a href=\"https://a.example\" rel=\"noopener noreferrer nofollow ugc\">badge</a></p>"
            ),
            (
                "![a *b*](data:image/png;base64,iVBORw0KGgo=)",
                "<p><img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"a b\"></p>"
            ),
            ("![a](data:image/svg+xml;base64,AAAA)", "<p>a</p>"), ("![a](x.png)", "<p>a</p>"),
        ])
    func images(_ source: String, _ expected: String) {
        #expect(html(source) == expected)
    }

    @Test func `R14: every link that leaves the page has its rel and no target`() {
        let markup = html(
            "[a](https://a.example) <a target=_blank rel=opener href=http://b.example>b</a> www.c.example")
        let links = ParsedHTML(markup).attributes(of: "a")
        #expect(links.map { $0["rel"] } == Array(repeating: "noopener noreferrer nofollow ugc", count: 3))
        #expect(links.allSatisfy { $0["target"] == nil })
    }

    @Test(arguments: ["{{7*7}}", "${7*7}", "<%= 7*7 %>", "#{7*7}", "{% x %}", "[[7*7]]", "%s %n"])
    func `R15: template syntax is text`(_ source: String) {
        #expect(ParsedHTML(html("x " + source)).text == "x " + source)
        var page = HTML()
        page.element(.p, .title(source), text: source)
        #expect(ParsedHTML(page.description).text == source)
        #expect(ParsedHTML(page.description).attributeValues("title") == [source])
    }

    @Test func `R8: ids of headings begin with d- and are told apart`() {
        let markup = html("# config\n# config\n## 日本 & Co_1!\n# ***")
        #expect(
            ParsedHTML(markup).attributeValues("id") == [
                "d-config", "d-config-1", "d-~E6~97~A5~E6~9C~AC--co_1", "d-section",
            ])
    }

    @Test func `a page may shift headings, scope their ids and find its own targets`() {
        let options = Markdown.Options(headingShift: 2, scope: "info") { name in
            name == "operation/list" ? SafeURL(path: "/fleet/operations/list") : nil
        }
        let markup = Markdown.html("# A\n###### B\n[x](#operation/list) [y](#a)", options: options).description
        #expect(markup.hasPrefix("<h3 id=\"d-info-a\">A</h3><h6 id=\"d-info-b\">B</h6>"))
        #expect(ParsedHTML(markup).attributeValues("href") == ["/fleet/operations/list", "#d-info-a"])
    }

    @Test(
        "a text goes on with the outline of its page, whichever level its author began with, without a gap",
        arguments: [
            ("# A\n## B\n# C", ["h2", "h3", "h2"]), ("## A\n### B\n## C", ["h2", "h3", "h2"]),
            ("#### A\n# B\n### C\n###### D", ["h2", "h2", "h2", "h3"]),
            ("# A\n### B\n#### C\n## D", ["h2", "h3", "h4", "h3"]),
            ("<h3>A</h3>\n\n<h5>B</h5>\n\n### C", ["h2", "h3", "h2"]),
            ("# A\n## B\n### C\n#### D\n##### E\n###### F", ["h2", "h3", "h4", "h5", "h6", "h6"]),
        ])
    func outline(_ source: String, _ levels: [String]) {
        let markup = Markdown.html(source, options: Markdown.Options(topLevel: 2)).description
        #expect(markup.matches(of: /<(h[1-6])/).map { String($0.1) } == levels)
        #expect(markup.matches(of: /<\/(h[1-6])>/).map { String($0.1) } == levels)
    }

    @Test(
        "inlines stand without blocks",
        arguments: [
            ("# A *b*\n\nc", "A <em>b</em> c"), ("- a\n- b", "a b"), ("```\nx\n```", "<code>x\n</code>"),
            ("<p>a <b>c</b></p>", "a <b>c</b>"), ("a", "a"), ("", ""), ("a <ul><li>b", "a b"),
            ("![x](https://a.example)", "<a href=\"https://a.example\" rel=\"noopener noreferrer nofollow ugc\">x</a>"),
        ])
    func inline(_ source: String, _ expected: String) {
        #expect(Markdown.inline(source).description == expected)
    }

    @Test func `inlines within a link have no links`() {
        let markup = Markdown.inline(
            "[a](https://a.example) <a href='https://b.example'>b</a> www.c.example", links: false)
        #expect(markup.description == "a b www.c.example")
    }

    @Test(
        "plain text is words and blanks",
        arguments: [
            ("# A\n\nb **c** `d`\n\n- e\n- f", 100, "A b c d e f"),
            ("one two three four five six seven", 16, "one two three…"),
            ("abcdefghij", 5, "abcd…"), ("abcde", 5, "abcde"), ("", 5, ""), ("abc", 0, ""),
            ("<b>x</b> <!-- no --> y", 100, "x y"),
            ("<p>one</p><p>two</p>", 100, "one two"), ("[text](https://a.example)\nnext", 100, "text next"),
        ])
    func plainText(_ source: String, _ maximum: Int, _ expected: String) {
        #expect(Markdown.plainText(source, maximum: maximum) == expected)
    }

    @Test func `S15: a longer text is cut at a line, and says so`() {
        let source = String(repeating: "é line\n", count: 100)
        let markup = Markdown.html(source, limit: 100).description
        #expect(ParsedHTML(markup).text.hasSuffix("… The text is longer than this."))
        #expect(markup.utf8.count < 250)
        #expect(Markdown.html("ééé", limit: 3).description.hasPrefix("<p>é</p>"))
        #expect(Markdown.html("x", limit: 0).description.contains("longer"))
    }

    @Test func `texts are rendered at the same time with the same result`() async {
        let source = String(repeating: "~~gone~~ www.a.example **b**\n\n", count: 50)
        let expected = Markdown.html(source)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 { group.addTask { Markdown.html(source) == expected } }
            for await isEqual in group { #expect(isEqual) }
        }
    }
}
