import Foundation
import TestSupport
import Testing

@Suite("SQL in the sources")
struct StatementTests {
    /// What may stand in a statement by interpolation: words of the sources themselves, never a value.
    static let words: Set = [
        "condition", "join", "column", "Self.columns", "table", "TokenQuery.endsAt", "running", "order",
    ]

    @Test(
        "Values reach SQL as arguments alone: what is put into a statement's text is a word of the sources (THREATS B5)"
    )
    func prepared() throws {
        for path in Repository.files(below: "Sources/Storage", extension: "swift") {
            let text = try Repository.text(of: path)
            for match in text.matches(of: #/sql:\s*(?:"""(?s:.*?)"""|"(?:[^"\\]|\\.)*")/#) {
                for found in String(match.output).matches(of: #/\\\(([^)]*)\)/#) {
                    let word = String(found.output.1)
                    #expect(Self.words.contains(word), "\(path): \(word) is put into a statement")
                }
            }
        }
    }
}
