import SourceTree
import Testing

@Suite("Excerpts")
struct ExcerptTests {
    private static func excerpt(_ text: String, _ line: Int, _ column: Int) throws -> String? {
        let position = Position(line: line, column: column)
        return try Tree.read(Array(text.utf8), format: .yaml).excerpts(at: [position], width: 12)[position]
    }

    @Test(
        "A line is shown without its indentation and its end, whatever ends it",
        arguments: [("a: 1\n  b: 2\nc: 3", "b: 2"), ("a: 1\r\n  b: 2\r\nc: 3", "b: 2"), ("a: 1\r  b: 2\rc: 3", "b: 2")])
    func lines(text: String, shown: String) throws {
        let tree = try Tree.read(Array("- x".utf8), format: .yaml)
        #expect(tree.excerpts(at: [Position(line: 9, column: 1)]).isEmpty)
        let source = text.replacing("  b", with: "   b").replacing("a: 1", with: "a:")
        #expect(try Self.excerpt(source.replacing("c: 3", with: ""), 2, 4) == shown)
    }

    @Test("A long line is cut around the column, between characters")
    func long() throws {
        let text = "\"" + String(repeating: "é", count: 60) + "\""
        let shown = try #require(try Self.excerpt(text, 1, 40))
        #expect(shown.unicodeScalars.count == 14)
        #expect(shown.hasPrefix("…é") && shown.hasSuffix("é…"))
        #expect(try Self.excerpt("key: value and more", 1, 1) == "key: value a…")
    }

    @Test("However many places of one line are asked for, each has its own piece of it")
    func many() throws {
        // Of one, two, three and four bytes in turn, so that no count of bytes is a count of characters.
        let scalars = (0..<2_000).map { ["a", "é", "€", "𝄞"][$0 % 4] }
        let text = "\"" + scalars.joined() + "\""
        let positions = (1...2_000).map { Position(line: 1, column: $0) }
        let found = try Tree.read(Array(text.utf8), format: .yaml).excerpts(at: Set(positions), width: 12)
        #expect(found.count == positions.count)
        let shown = Array(text.unicodeScalars)
        for position in positions where position.column > 8 {
            let piece = shown[(position.column - 5)...].prefix(12)
            let rest = position.column - 5 + 12 < shown.count ? "…" : ""
            #expect(found[position] == "…" + String(String.UnicodeScalarView(piece)) + rest)
        }
    }
}
