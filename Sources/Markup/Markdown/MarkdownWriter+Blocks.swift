extension MarkdownWriter {
    mutating func enterBlock(_ node: MarkdownNode) {
        switch node.kind {
        case .document: push(MarkdownFrame(origin: .block, tag: nil))
        case .paragraph: enterParagraph(node)
        case .blockQuote: enterQuote(node)
        case .list: enterList(node)
        case .item: enterItem(node)
        case .heading: enterHeading(node)
        case .codeBlock: writeCode(node)
        case .htmlBlock: raw(node.literalWithoutEnd)
        case .thematicBreak:
            prepareBlock()
            html.empty(.hr)
        case .table, .tableRow, .tableCell: enterTable(node)
        default: push(MarkdownFrame(origin: .block, tag: nil))
        }
    }

    /// Raw elements that a block would end, or fall out of, are closed before it.
    mutating func prepareBlock() {
        leaveTableStructure()
        closeRawParagraph()
    }

    private mutating func enterParagraph(_ node: MarkdownNode) {
        prepareBlock()
        let isTight = node.parent?.kind == .item && node.parent?.parent?.isTight == true
        guard !isTight else { return push(MarkdownFrame(origin: .block, tag: nil)) }
        push(MarkdownFrame(origin: .paragraph, tag: .p, isOpen: false))
    }

    private mutating func enterQuote(_ node: MarkdownNode) {
        prepareBlock()
        guard !rules.isConformance, let alert = MarkdownAlert(takenFrom: node) else {
            return push(MarkdownFrame(origin: .block, tag: .blockquote))
        }
        push(MarkdownFrame(origin: .block, tag: .div), .class("alert", alert.className), .role("note"))
        html.element(.p, .class("alert-title"), text: alert.title)
    }

    private mutating func enterList(_ node: MarkdownNode) {
        prepareBlock()
        let first = node.listStart
        push(
            MarkdownFrame(origin: .block, tag: node.isOrdered ? .ol : .ul),
            .when(node.isOrdered && first != 1, .start(first)))
    }

    private mutating func enterItem(_ node: MarkdownNode) {
        guard let isDone = node.taskIsDone else { return push(MarkdownFrame(origin: .block, tag: .li)) }
        push(MarkdownFrame(origin: .block, tag: .li), .class("task"))
        // A box of text: nothing of a description becomes a form's field (THREATS R12).
        html.element(
            .span, .class("task-box"), .role("img"), .aria("label", isDone ? "done" : "open"),
            text: isDone ? "☑" : "☐")
        html.text(" ")
    }

    private mutating func enterHeading(_ node: MarkdownNode) {
        prepareBlock()
        closeRaw { $0.isHeading }
        let tag = Self.heading(outline.level(of: node.headingLevel))
        guard !rules.isConformance else { return push(MarkdownFrame(origin: .block, tag: tag)) }
        push(MarkdownFrame(origin: .block, tag: tag), .id(rules.headingID(slugs.slug(for: node.words))))
    }

    static func heading(_ level: Int) -> Tag {
        switch level {
        case ...1: .h1
        case 2: .h2
        case 3: .h3
        case 4: .h4
        case 5: .h5
        default: .h6
        }
    }

    private mutating func writeCode(_ node: MarkdownNode) {
        prepareBlock()
        let name = node.fenceInfo.prefix { $0 != " " && $0 != "\t" && $0 != "," && $0 != "{" }
        let language = Language(name: String(name))
        let code = node.literal
        let isConformance = rules.isConformance
        html.element(.pre) { html in
            guard !isConformance, let language else {
                return html.element(.code) { isConformance ? $0.text(utf8: code) : $0.visible(utf8: code) }
            }
            html.element(.code, .class("language-" + language.rawValue)) {
                $0.append(Highlighter.code(code, language: language))
            }
        }
    }

    private mutating func enterTable(_ node: MarkdownNode) {
        switch node.kind {
        case .table:
            prepareBlock()
            table = MarkdownTable(alignments: node.alignments)
            push(MarkdownFrame(origin: .block, tag: .table))
        case .tableRow:
            table.beginRow(isHead: node.isHeaderRow, &html)
            push(MarkdownFrame(origin: .block, tag: .tr))
        default:
            let isHead = node.parent?.isHeaderRow == true
            let alignment = table.nextAlignment()
            push(MarkdownFrame(origin: .block, tag: isHead ? .th : .td), .ifPresent(alignment) { .class($0) })
        }
    }
}
