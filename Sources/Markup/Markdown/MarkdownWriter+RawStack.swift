/// The raw elements at the top of the stack.
extension MarkdownWriter {
    /// Closes an element that raw HTML opened. An end tag without its start is left out; false for the end of
    /// something that never was an element here.
    mutating func endRaw(_ name: String) -> Bool {
        switch name {
        case "div", "span", "font", "center", "br", "hr": return true
        default: break
        }
        guard let tag = Tag(rawValue: name), tag == .a || tag.isAllowedRaw else { return false }
        if rules.isInline, !tag.isRawPhrasing, tag != .a { return true }
        let reachesOverCells = tag.isTableStructure || tag.isCell
        var index = frames.count - 1
        while index >= 0, frames[index].isRaw {
            // The end of any heading is that of the innermost one (WHATWG HTML, section 13.2.6.4.7).
            if frames[index].tag == tag || tag.isHeading && frames[index].tag?.isHeading == true {
                closeFrames(downTo: index)
                return true
            }
            if !reachesOverCells, frames[index].tag?.isCell == true { return true }
            index -= 1
        }
        return true
    }

    /// The innermost raw element with such a tag, above the innermost node of the tree.
    func rawIndex(where matches: (Tag) -> Bool) -> Int? {
        var index = frames.count - 1
        while index >= 0, frames[index].isRaw {
            if let tag = frames[index].tag, matches(tag) { return index }
            index -= 1
        }
        return nil
    }

    mutating func closeFrames(downTo index: Int) {
        while frames.count > max(0, index) {
            close(frames.removeLast())
        }
    }

    /// Closes the innermost raw element of a kind, with what is open within it.
    mutating func closeRaw(_ matches: (Tag) -> Bool) {
        if let index = rawIndex(where: matches) { closeFrames(downTo: index) }
    }

    /// A parser ends a paragraph before a block.
    mutating func closeRawParagraph() {
        closeRaw { $0 == .p }
    }

    /// A parser takes words and blocks that stand between the parts of a table out of it, so the table ends first.
    mutating func leaveTableStructure() {
        while let last = frames.last, last.isRaw, last.tag?.isTableStructure == true {
            frames.removeLast()
            close(last)
        }
    }
}
