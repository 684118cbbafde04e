/// Raw HTML, rebuilt: allowed elements without their attributes, links through ``SafeURL``, comments and wrappers
/// without meaning left out, everything else as text. Elements end where the part of the tree they stand in ends.
extension MarkdownWriter {
    mutating func raw(_ bytes: UnsafeBufferPointer<UInt8>) {
        var tokens = RawHTML(bytes)
        var position = 0
        while !isLate, let token = tokens.next() {
            countStep()
            let start = position
            position = tokens.position
            let isTaken =
                switch token {
                case .comment: true
                case .text: false
                case .start(let name, let href): startRaw(name, href: href)
                case .end(let name): endRaw(name)
                }
            if !isTaken { rawText(UnsafeBufferPointer(rebasing: bytes[start..<position])) }
        }
    }

    private mutating func rawText(_ bytes: UnsafeBufferPointer<UInt8>) {
        let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
        if !isBlank { prepareInline() }
        // A parser drops the line feed behind `<pre>`.
        let isFirst = frames.last.map { $0.isRaw && $0.tag == .pre && $0.start == html.count } ?? false
        let skipped = isFirst && bytes.first == 0x0A ? 1 : 0
        html.text(keepingReferences: UnsafeBufferPointer(rebasing: bytes[skipped...]))
    }

    /// Opens an element; false when the tag is to be shown as text.
    private mutating func startRaw(_ name: String, href: String?) -> Bool {
        switch name {
        case "br":
            prepareInline()
            html.empty(.br)
            return true
        case "hr":
            guard beginRawBlock() else { return rules.isInline }
            html.empty(.hr)
            return true
        case "a":
            startRawLink(href)
            return true
        case "div", "span", "font", "center": return true
        default: break
        }
        guard let tag = Tag(rawValue: name), tag.isAllowedRaw else { return false }
        if tag.isRawPhrasing {
            prepareInline()
            push(MarkdownFrame(origin: .raw, tag: tag))
            return true
        }
        return rules.isInline || startRawBlock(tag)
    }

    /// A link that leads nowhere allowed keeps its words alone, as in Markdown.
    private mutating func startRawLink(_ href: String?) {
        prepareInline()
        let address = href?.split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&")
        guard rules.allowsLinks, !isWithinLink, let url = address.flatMap(rules.link) else { return }
        pushLink(url, title: "", origin: .raw)
    }

    private mutating func startRawBlock(_ tag: Tag) -> Bool {
        switch tag {
        case .thead, .tbody, .tr, .td, .th: return startTablePart(tag)
        case .li: return startPart(tag, of: [.ul, .ol], ending: [.li])
        case .dt, .dd: return startPart(tag, of: [.dl], ending: [.dt, .dd])
        case .summary: return startPart(tag, of: [.details], ending: [])
        default: break
        }
        guard beginRawBlock() else { return false }
        if tag.isHeading {
            closeRaw { $0.isHeading }
            return pushRaw(Self.heading(outline.level(of: Int(tag.rawValue.dropFirst()) ?? 1)))
        }
        return pushRaw(tag)
    }

    @discardableResult
    private mutating func pushRaw(_ tag: Tag) -> Bool {
        push(MarkdownFrame(origin: .raw, tag: tag))
        return true
    }

    /// Makes room for a block; false where there is none: among the tree's own inlines and in its headings.
    private mutating func beginRawBlock() -> Bool {
        let base = frames.lastIndex { !$0.isRaw }
        guard let base else { return true }
        guard frames[base].origin != .inline, frames[base].tag?.isHeading != true else { return false }
        leaveTableStructure()
        closeRawParagraph()
        if frames[base].origin == .paragraph, frames[base].isOpen {
            closeRaw()
            close(frames[base])
            frames[base].isOpen = false
        }
        return true
    }

    /// Opens a part of a list; an open part of the same list ends before it.
    private mutating func startPart(_ tag: Tag, of parents: [Tag], ending siblings: [Tag]) -> Bool {
        guard let parent = rawIndex(where: { parents.contains($0) }) else { return false }
        let sibling = frames.indices.last { $0 > parent && frames[$0].tag.map(siblings.contains) == true }
        if let sibling { closeFrames(downTo: sibling) }
        leaveTableStructure()
        closeRawParagraph()
        return pushRaw(tag)
    }

    /// Opens a part of a table, with the parts between that the text left out.
    private mutating func startTablePart(_ tag: Tag) -> Bool {
        guard let table = rawIndex(where: { $0 == .table }) else { return false }
        switch tag {
        case .thead, .tbody:
            closeFrames(downTo: table + 1)
        case .tr:
            closeToTableParent([.thead, .tbody], within: table, implied: .tbody)
        default:
            if !closeToTableParent([.tr], within: table, implied: nil) {
                closeToTableParent([.thead, .tbody], within: table, implied: .tbody)
                pushRaw(.tr)
            }
        }
        return pushRaw(tag)
    }

    @discardableResult
    private mutating func closeToTableParent(_ tags: [Tag], within table: Int, implied: Tag?) -> Bool {
        if let parent = frames.indices.last(where: { $0 > table && frames[$0].tag.map(tags.contains) == true }) {
            closeFrames(downTo: parent + 1)
            return true
        }
        if let implied {
            closeFrames(downTo: table + 1)
            pushRaw(implied)
        }
        return false
    }
}
