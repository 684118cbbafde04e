/// A block quote that begins with `[!NOTE]` or the like, as GitHub shows it.
enum MarkdownAlert: String, CaseIterable {
    case note, tip, important, warning, caution

    /// Recognises the mark at the beginning of a block quote and takes it out of the tree.
    init?(takenFrom quote: MarkdownNode) {
        guard let paragraph = quote.firstChild, paragraph.kind == .paragraph else { return nil }
        var marks: [MarkdownNode] = []
        var text = ""
        var current = paragraph.firstChild
        while let node = current, node.kind == .text, marks.count < 8 {
            marks.append(node)
            text += String(decoding: node.literal, as: UTF8.self)
            current = node.next
        }
        let endsLine = current.map { $0.kind == .softBreak || $0.kind == .lineBreak } ?? true
        let word = text.lowercased()
        guard endsLine, let alert = Self.allCases.first(where: { word == "[!\($0.rawValue)]" }) else { return nil }
        if let current { marks.append(current) }
        for node in marks { node.remove() }
        self = alert
    }

    var className: String { "alert-" + rawValue }

    var title: String {
        switch self {
        case .note: "Note"
        case .tip: "Tip"
        case .important: "Important"
        case .warning: "Warning"
        case .caution: "Caution"
        }
    }
}
