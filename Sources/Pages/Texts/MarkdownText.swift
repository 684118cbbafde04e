import Markup

/// Markdown as it is written, line by line: for a colleague's notes or a language model, not for a page.
struct MarkdownText {
    /// Characters of one text at most.
    static let limit = 200_000

    private(set) var text = ""

    /// Whether the limit is reached and the rest is left out.
    var isFull: Bool { text.utf8.count >= Self.limit }

    /// A heading with an empty line behind.
    mutating func heading(_ level: Int, _ words: String) {
        line(String(repeating: "#", count: level) + " " + Self.oneLine(words))
        line("")
    }

    /// A paragraph of the author's own Markdown; nothing for none.
    mutating func prose(_ markdown: String?) {
        guard let markdown, !markdown.isEmpty else { return }
        line(markdown)
        line("")
    }

    /// A block of code, between fences that its text cannot close.
    mutating func code(_ code: String, language: String = "") {
        let lines: [Substring] = code.split(whereSeparator: { $0.isNewline })
        let longest = lines.map { line in line.prefix(while: { $0 == "`" }).count }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        line(fence + language)
        line(code)
        line(fence)
        line("")
    }

    /// A row of a table.
    mutating func row(_ cells: [String]) {
        line("| " + cells.map(Self.cell).joined(separator: " | ") + " |")
    }

    /// One line; what stands behind the limit is left out, and said.
    mutating func line(_ words: String) {
        guard !isFull else { return }
        text += words + "\n"
        if isFull { text += "\n… The rest is left out.\n" }
    }

    /// Words as code, in as many backticks as they need.
    static func codeSpan(_ words: String) -> String {
        let words = oneLine(words)
        guard words.contains("`") else { return "`\(words)`" }
        return "`` \(words) ``"
    }

    /// Words on one line.
    static func oneLine(_ words: String) -> String {
        VisibleText.of(words.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    private static func cell(_ words: String) -> String { oneLine(words).replacing("|", with: "\\|") }
}
