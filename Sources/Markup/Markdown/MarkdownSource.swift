/// The text before it is parsed, and as it is shown when it cannot be.
enum MarkdownSource {
    /// At most `limit` bytes, cut behind a line or at least behind a whole character.
    static func prepare(_ source: String, limit: Int) -> (text: String, isCut: Bool) {
        let utf8 = source.utf8
        guard utf8.count > limit else { return (source, false) }
        var head = utf8.prefix(max(0, limit))
        if let line = head.lastIndex(of: UInt8(ascii: "\n")), head.distance(from: line, to: head.endIndex) < 4096 {
            head = head[...line]
        }
        while !head.isEmpty, utf8[head.endIndex] & 0xC0 == 0x80 { head.removeLast() }
        return (String(Substring(head)), true)
    }

    /// Paragraphs of plain text, for what is too costly to format.
    static func unformatted(_ text: String, _ rules: MarkdownRules) -> HTML {
        var html = HTML(capacity: text.utf8.count)
        guard !rules.isInline else {
            html.visible(text)
            return html
        }
        html.element(.pre, .class("text-unformatted")) { $0.visible(text) }
        return html
    }
}
