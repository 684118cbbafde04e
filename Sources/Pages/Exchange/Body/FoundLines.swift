import Markup

/// The lines of a text that hold the words of a filter.
struct FoundLines {
    /// Lines that are listed.
    private static let limit = 200
    /// Bytes of a line that are shown.
    private static let shownLimit = 300
    /// Bytes that are looked through at a time.
    private static let windowSize = 1_048_576

    let body: BodyBytes
    let address: BodyAddress

    private struct Line {
        let number: Int
        let offset: Int
        let text: ArraySlice<UInt8>
    }

    func write(_ words: String, into html: inout HTML) {
        let lines = lines(with: WordSearch(words))
        html.element(.p, .class("small"), .role("status")) { html in
            let more = lines.count >= Self.limit ? " or more." : "."
            html.text(lines.isEmpty ? "Nothing found." : Count.of(lines.count, "line") + more)
        }
        guard !lines.isEmpty else { return }
        html.element(.ol, .class("found")) { html in
            for line in lines {
                html.element(.li) { html in
                    html.element(.p, .class("found-path")) { html in
                        let place = BodyChoice(view: .text, from: String(line.offset))
                        html.bodyLink("Line \(Count.grouped(line.number))", to: place, address, classes: "found-link")
                    }
                    html.codeBlock("code-wrap", label: "Line \(line.number)") { $0.visible(utf8: line.text) }
                }
            }
        }
    }

    private func lines(with search: WordSearch) -> [Line] {
        var found: [Line] = []
        var offset = 0
        var number = 1
        while offset < body.count, found.count < Self.limit {
            var window = body.piece(from: offset, count: Self.windowSize)
            // A line that the window cuts off is looked at with the next one, unless it fills the window.
            if offset + window.count < body.count, let end = window.lastIndex(of: 0x0A) { window = window[...end] }
            for line in window.split(separator: 0x0A, omittingEmptySubsequences: false) {
                if found.count < Self.limit, search.isIn(line) {
                    let start = offset + (line.startIndex - window.startIndex)
                    found.append(Line(number: number, offset: start, text: line.prefix(Self.shownLimit)))
                }
                number += 1
            }
            if window.last == 0x0A { number -= 1 }
            offset += window.count
        }
        return found
    }
}
