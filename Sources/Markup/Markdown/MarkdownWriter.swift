/// Writes the nodes of a parse tree as markup, in the order of the walk. A stack of open elements, those of the tree
/// and those of raw HTML, keeps everything balanced.
struct MarkdownWriter {
    /// So deep may elements nest; below, the content is written without elements.
    static let depth = 100

    var html: HTML
    var frames: [MarkdownFrame] = []
    let rules: MarkdownRules
    var slugs = HeadingSlugs()
    var outline: HeadingOutline
    var table = MarkdownTable()
    private var openLinks = 0
    private let deadline: ContinuousClock.Instant
    private var steps = 0
    /// Whether the text's time is used up (THREATS S15): what is written then is thrown away.
    private(set) var isLate = false

    init(rules: MarkdownRules, capacity: Int, deadline: ContinuousClock.Instant) {
        self.rules = rules
        outline = HeadingOutline(rules.options)
        self.deadline = deadline
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

    /// Looks at the clock now and then: after each node, and after each tag of raw HTML.
    mutating func countStep() {
        steps &+= 1
        if steps % 256 == 0, ContinuousClock.now > deadline { isLate = true }
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

    /// Whether a link is open: none can stand in another.
    var isWithinLink: Bool { openLinks > 0 }

    /// Closes what is still open, and answers the markup.
    mutating func finish() -> HTML {
        while let frame = frames.popLast() { close(frame) }
        return html
    }

    mutating func push(_ frame: MarkdownFrame, _ attributes: Attribute...) {
        var frame = frame
        guard let tag = frame.tag, frames.count < Self.depth else {
            // The tree counts on its frames; what raw HTML nests deeper has none.
            guard !frame.isRaw else { return }
            frames.append(MarkdownFrame(origin: frame.origin, tag: nil, start: html.count))
            return
        }
        if frame.isOpen {
            html.open(tag)
            for attribute in attributes { html.write(attribute) }
            frame.start = html.endOpening()
        }
        frames.append(frame)
        if tag == .a { openLinks += 1 }
    }

    mutating func close(_ frame: MarkdownFrame) {
        guard let tag = frame.tag, frame.isOpen else { return }
        if tag == .a { openLinks -= 1 }
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
            raw(node.literalWithoutEnd)
        default:
            break
        }
    }
}
