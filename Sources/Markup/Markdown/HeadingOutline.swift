/// The levels of a text's headings on its page, in the order in which they come.
struct HeadingOutline {
    private let shift: Int
    private let top: Int?
    private var first: Int?
    private var last: Int

    init(_ options: Markdown.Options) {
        shift = min(max(options.headingShift, -6), 6)
        top = options.topLevel
        last = (options.topLevel ?? 1) - 1
    }

    /// The level on the page of a heading that is written with a level of 1 to 6.
    mutating func level(of written: Int) -> Int {
        guard let top else { return min(max(written + shift, 1), 6) }
        // No level is left out, whichever the author began with, so that the page has one outline.
        let begun = first ?? written
        first = begun
        last = min(max(top + written - begun, top), last + 1, 6)
        return last
    }
}
