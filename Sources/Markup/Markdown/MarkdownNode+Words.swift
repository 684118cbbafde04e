extension MarkdownNode {
    /// Whether the node begins and ends a line of its own.
    var isBlock: Bool {
        switch kind {
        case .document, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading, .thematicBreak: true
        case .table, .tableRow, .tableCell: true
        default: false
        }
    }

    /// The text of all that stands below the node, for ids and alternative texts. Iterative.
    var words: String {
        var bytes: [UInt8] = []
        var current = firstChild
        while let node = current {
            switch node.kind {
            case .text, .code: bytes += node.literal
            case .softBreak, .lineBreak: bytes.append(0x20)
            default: break
            }
            current = node.firstChild ?? node.following(within: self)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The next node in the order of the text that does not stand below this one.
    private func following(within root: MarkdownNode) -> MarkdownNode? {
        var node = self
        while true {
            if let next = node.next { return next }
            guard let parent = node.parent, parent.pointer != root.pointer else { return nil }
            node = parent
        }
    }
}
