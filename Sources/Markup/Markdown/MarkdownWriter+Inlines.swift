extension MarkdownWriter {
    mutating func enterInline(_ node: MarkdownNode, _ events: borrowing MarkdownEvents) {
        switch node.kind {
        case .softBreak: return html.text("\n")
        case .htmlInline: return raw(node.literal)
        default: prepareInline()
        }
        switch node.kind {
        case .text: html.text(utf8: node.literal)
        case .lineBreak: html.empty(.br)
        case .code: html.element(.code) { $0.text(utf8: node.literal) }
        case .emphasis: push(MarkdownFrame(origin: .inline, tag: .em))
        case .strong: push(MarkdownFrame(origin: .inline, tag: .strong))
        case .strikethrough: push(MarkdownFrame(origin: .inline, tag: .del))
        case .link: enterLink(node)
        case .image: enterImage(node, events)
        default: break
        }
    }

    /// Opens the paragraph that the coming words stand in.
    mutating func prepareInline() {
        leaveTableStructure()
        guard let last = frames.indices.last, frames[last].origin == .paragraph, !frames[last].isOpen else { return }
        guard let tag = frames[last].tag else { return }
        html.open(tag)
        frames[last].start = html.endOpening()
        frames[last].isOpen = true
    }

    /// A link leads only where ``SafeURL`` lets it; else its words stand alone (THREATS R3).
    private mutating func enterLink(_ node: MarkdownNode) {
        guard rules.allowsLinks, !isWithinLink, let url = rules.link(node.url) else {
            return push(MarkdownFrame(origin: .inline, tag: nil))
        }
        pushLink(url, title: node.title, origin: .inline)
    }

    mutating func pushLink(_ url: SafeURL, title: String, origin: MarkdownFrame.Origin) {
        let isForeign = !rules.isConformance && !url.text.hasPrefix("#")
        push(
            MarkdownFrame(origin: origin, tag: .a), .href(url), .when(!title.isEmpty, .title(title)),
            .when(isForeign, .rel("noopener noreferrer nofollow ugc")))
    }

    /// An image within the text is shown, one from elsewhere becomes a link to it (THREATS R7).
    private mutating func enterImage(_ node: MarkdownNode, _ events: borrowing MarkdownEvents) {
        let source =
            rules.isConformance
            ? rules.link(node.url).map { ImageSource(path: $0) } : ImageSource(document: node.url)
        if let source {
            let title = node.title
            html.empty(.img, .src(source), .alt(node.words), .when(!title.isEmpty, .title(title)))
            events.skip(node)
        } else {
            enterLink(node)
            if let last = frames.indices.last { frames[last].start = html.count }
        }
    }
}
