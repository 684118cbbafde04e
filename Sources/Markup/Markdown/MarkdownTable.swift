/// What has to be known while the rows of a table are written: its columns and which part is open.
struct MarkdownTable {
    private var alignments: [UInt8] = []
    private var column = 0
    private var headStart: Int?
    private var bodyStart: Int?

    init(alignments: [UInt8] = []) {
        self.alignments = alignments
    }

    mutating func beginRow(isHead: Bool, _ html: inout HTML) {
        column = 0
        if isHead {
            html.open(.thead)
            headStart = html.endOpening()
        } else if bodyStart == nil {
            html.open(.tbody)
            bodyStart = html.endOpening()
        }
    }

    mutating func endHead(_ html: inout HTML) {
        if let headStart { html.close(.thead, from: headStart) }
        headStart = nil
    }

    mutating func endBody(_ html: inout HTML) {
        if let bodyStart { html.close(.tbody, from: bodyStart) }
        bodyStart = nil
    }

    /// The class that aligns the row's next cell.
    mutating func nextAlignment() -> String? {
        defer { column += 1 }
        guard column < alignments.count else { return nil }
        switch alignments[column] {
        case UInt8(ascii: "l"): return "align-left"
        case UInt8(ascii: "c"): return "align-center"
        case UInt8(ascii: "r"): return "align-right"
        default: return nil
        }
    }
}
