import Testing

@testable import Markup

struct MarkdownHeadingTests {
    @Test func `Headings come with the ids that the text itself gives them`() {
        let text = "# One *two*\n\ntext\n\n## `Code` and more\n\n# One two\n"
        let headings = Markdown.headings(of: text, maximum: 10)
        #expect(headings.map(\.level) == [1, 2, 1])
        #expect(headings.map(\.text) == ["One two", "Code and more", "One two"])
        let html = Markdown.html(text).description
        for heading in headings { #expect(html.contains("id=\"\(heading.id.text)\"")) }
        #expect(Set(headings.map(\.id)).count == 3)
    }

    @Test func `There are no more than asked for, and none where a text is not formatted (S15)`() {
        #expect(Markdown.headings(of: String(repeating: "# a\n\n", count: 50), maximum: 7).count == 7)
        #expect(Markdown.headings(of: String(repeating: "> ", count: 200) + "# a", maximum: 7).isEmpty)
    }
}
