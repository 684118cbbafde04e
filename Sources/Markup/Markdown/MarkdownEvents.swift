import CCMarkGFM

/// The walk over a parse tree: each node is entered, and each that can have children is left. Iterative, whatever the
/// depth.
struct MarkdownEvents: ~Copyable {
    private let iterator: OpaquePointer

    init?(_ document: borrowing CommonMark) {
        guard let iterator = cmark_iter_new(document.root) else { return nil }
        self.iterator = iterator
    }

    deinit {
        cmark_iter_free(iterator)
    }

    /// The next step; nil at the end.
    func next() -> (node: MarkdownNode, isEntering: Bool)? {
        let event = cmark_iter_next(iterator)
        guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return nil }
        return (MarkdownNode(node), event == CMARK_EVENT_ENTER)
    }

    /// Goes on behind a node that was just entered, without its children.
    func skip(_ node: MarkdownNode) {
        cmark_iter_reset(iterator, node.pointer, CMARK_EVENT_EXIT)
    }
}
