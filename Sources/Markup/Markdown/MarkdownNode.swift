import CCMarkGFM

/// A node of the parse tree, read through cmark's accessors. Valid as long as its ``CommonMark``.
struct MarkdownNode {
    enum Kind {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case table, tableRow, tableCell
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image
        case other
    }

    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_IMAGE: .image
        default: extensionKind
        }
    }

    private var extensionKind: Kind {
        guard let name = cmark_node_get_type_string(pointer) else { return .other }
        switch String(cString: name) {
        case "table": return .table
        case "table_row", "table_header": return .tableRow
        case "table_cell": return .tableCell
        case "strikethrough": return .strikethrough
        case "tasklist": return .item
        default: return .other
        }
    }

    /// The text of a text, code or HTML node.
    var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }

    /// The text of an HTML block without the ends of its last lines.
    var literalWithoutEnd: UnsafeBufferPointer<UInt8> {
        let literal = literal
        let end = literal.lastIndex { $0 != 0x0A && $0 != 0x0D } ?? -1
        return UnsafeBufferPointer(rebasing: literal[..<(end + 1)])
    }

    /// The target of a link or image.
    var url: String { String(decoding: Self.bytes(cmark_node_get_url(pointer)), as: UTF8.self) }

    /// The title of a link or image.
    var title: String { String(decoding: Self.bytes(cmark_node_get_title(pointer)), as: UTF8.self) }

    /// What stands behind the opening fence of a code block.
    var fenceInfo: String { String(decoding: Self.bytes(cmark_node_get_fence_info(pointer)), as: UTF8.self) }

    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
    var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }
    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

    /// Whether a task is done; nil for an item that is no task.
    var taskIsDone: Bool? {
        guard let name = cmark_node_get_type_string(pointer), String(cString: name) == "tasklist" else { return nil }
        return cmark_gfm_extensions_get_tasklist_item_checked(pointer)
    }

    /// `l`, `c` or `r` for each column of a table, 0 for none.
    var alignments: [UInt8] {
        let columns = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard let start = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return Array(UnsafeBufferPointer(start: start, count: columns))
    }

    var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
    var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
    var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }

    /// Takes the node out of the tree and frees it.
    consuming func remove() {
        cmark_node_unlink(pointer)
        cmark_node_free(pointer)
    }

    private static func bytes(_ start: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let start else { return UnsafeBufferPointer(start: nil, count: 0) }
        let raw = UnsafeRawBufferPointer(start: start, count: length(of: start))
        return raw.bindMemory(to: UInt8.self)
    }

    private static func length(of start: UnsafePointer<CChar>) -> Int {
        var length = 0
        while start[length] != 0 { length += 1 }
        return length
    }
}
