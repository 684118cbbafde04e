/// Writes the nodes of a parse tree as markup, in the order of the walk. A stack of open elements, those of the tree
/// and those of raw HTML, keeps everything balanced.
struct MarkdownWriter {
    /// So deep may elements nest; below, the content is written without elements.
    static let depth = 100

    var html: HTML
    var frames: [MarkdownFrame] = []
    let rules: MarkdownRules
    var slugs = HeadingSlugs()
    var table = MarkdownTable()

    init(rules: MarkdownRules, capacity: Int) {
        self.rules = rules
        html = HTML(capacity: capacity)
    }

    mutating func enter(_ node: MarkdownNode, _ events: borrowing MarkdownEvents) {
        if rules.isInline, node.isBlock { return enterJoined(node) }
        switch node.kind {
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image:
            enterInline(node, events)
        case .other:
            push(MarkdownFrame(origin: .inline, tag: nil))
        default:
            enterBlock(node)
        }
    }

    mutating func leave(_ node: MarkdownNode) {
        if rules.isInline, node.isBlock { return }
        closeRaw()
        guard let frame = frames.popLast() else { return }
        switch node.kind {
        case .image where html.count == frame.start:
            html.text(VisibleText(node.url).text)
        case .tableRow where node.isHeaderRow:
            close(frame)
            return table.endHead(&html)
        case .table:
            table.endBody(&html)
        default:
            break
        }
        close(frame)
    }

    /// Closes what is still open, and answers the markup.
    mutating func finish() -> HTML {
        while let frame = frames.popLast() { close(frame) }
        return html
    }

    mutating func push(_ frame: MarkdownFrame, _ attributes: Attribute...) {
        var frame = frame
        guard let tag = frame.tag, frames.count < Self.depth else {
            frames.append(MarkdownFrame(origin: frame.origin, tag: nil, start: html.count))
            return
        }
        if frame.isOpen {
            html.open(tag)
            for attribute in attributes { html.write(attribute) }
            frame.start = html.endOpening()
        }
        frames.append(frame)
    }

    mutating func close(_ frame: MarkdownFrame) {
        guard let tag = frame.tag, frame.isOpen else { return }
        html.close(tag, from: frame.start)
    }

    /// Closes the raw elements that were opened within the innermost node.
    mutating func closeRaw() {
        while let last = frames.last, last.isRaw {
            frames.removeLast()
            close(last)
        }
    }

    /// Inline mode: blocks are joined by blanks, code stays code, raw HTML keeps its inline elements.
    private mutating func enterJoined(_ node: MarkdownNode) {
        closeRaw()
        if !html.isEmpty, html.storage.last != UInt8(ascii: " ") { html.text(" ") }
        switch node.kind {
        case .codeBlock:
            html.element(.code) { $0.visible(utf8: node.literal) }
        case .htmlBlock:
            raw(node.literal)
        default:
            break
        }
    }
}
