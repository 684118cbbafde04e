import Foundation
import TestSupport
import Testing

@testable import Markup

@Suite struct PlainParagraphTests {
    @Test(
        "a paragraph of words alone is recognised",
        arguments: [
            "The name of the vehicle.", "Default: 5 (per page), at most 100; see a/b.", "the owner_name of it\n",
            "Größe",
            "Use {id} at 20% or \"more\"!",
        ])
    func words(_ text: String) {
        #expect(PlainParagraph.words(text) != nil)
    }

    @Test(
        "S15: whatever Markdown may give a meaning is left to cmark",
        arguments: [
            "", " indented", "# a", "- a", "1. a", "1) a", "> a", "a *b*", "_a_ b", "a _b_", "b a_", "a `b`",
            "a [b](c)",
            "a <b>", "a & b", "a\\b", "a ~b~", "a | b", "see www.example.com", "see WWW.example.com",
            "see http://example.com", "mail mailto:a@example.com", "a@example.com", "a\nb", "a  \n", "a\tb", "a\rb",
            "a\0b", "= a", "+ a", "a:b",
        ])
    func marks(_ text: String) {
        #expect(PlainParagraph.words(text) == nil)
    }

    @Test func `what is recognised comes out as cmark would give it`() throws {
        for text in ["The name: of it, \"so\" (and so).", "a_b c-d e/f? 5% $1 {x} 'y' Größe  two blanks!", "Ends\n\n"] {
            let words = try #require(PlainParagraph.words(text))
            // A comment behind it, which leaves nothing, has cmark look at the same words.
            let parsed = Markdown.html(String(words) + "<!-- -->").description
            #expect(Markdown.html(text).description == parsed)
            #expect(Markdown.inline(text).description == parsed.dropFirst(3).dropLast(4))
        }
    }
}
