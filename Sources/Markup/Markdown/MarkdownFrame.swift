/// An element that is open while Markdown is written.
struct MarkdownFrame {
    enum Origin {
        /// A block of the parse tree.
        case block
        /// A paragraph, whose tags are written when its first words come: a list among raw HTML closes it.
        case paragraph
        /// An inline of the parse tree.
        case inline
        /// A tag of raw HTML.
        case raw
    }

    let origin: Origin
    /// The element; nil when the node shows without one.
    let tag: Tag?
    /// Where the element's content begins.
    var start = 0
    /// Whether the start tag is written.
    var isOpen = true

    var isRaw: Bool { origin == .raw }
}
