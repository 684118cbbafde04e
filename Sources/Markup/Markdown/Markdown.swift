/// Markdown of a description as markup: CommonMark with tables, strikethrough, autolinks, task lists and alerts.
///
/// The markup is built from the parse tree, never cleaned up from a string. Raw HTML is reduced to a small set of
/// elements without attributes, links go through ``SafeURL``, images come from nowhere but the text itself. Text that
/// is longer than the limit is cut, text that would take cmark too long is shown unformatted (THREATS R2, R3, R7,
/// R8, R12, S15).
public enum Markdown {
    /// What a page may choose.
    public struct Options: Sendable {
        /// Added to the level of each heading; the sum stays within 1 to 6.
        public var headingShift: Int
        /// The level that the headings begin with, whatever level the author began with, and go on from without a gap; nil
        /// for their own levels with ``headingShift``.
        public var topLevel: Int?
        /// Set before the ids of headings, so that several texts of one page keep apart. A link to a heading
        /// (`#…`) is meant within the same text.
        public var scope: String
        /// Finds the address for a link that begins with `#` before a heading of the text is taken for it; is given
        /// what stands behind the `#`.
        public var fragment: @Sendable (String) -> SafeURL?

        /// Options with headings as they are and one text on the page.
        public init(
            headingShift: Int = 0, topLevel: Int? = nil, scope: String = "",
            fragment: @escaping @Sendable (String) -> SafeURL? = { _ in nil }
        ) {
            self.headingShift = headingShift
            self.topLevel = topLevel
            self.scope = scope
            self.fragment = fragment
        }
    }

    /// Blocks and inlines. At most `limit` bytes of the source are read; behind a longer text stands a note.
    public static func html(_ source: String, limit: Int = 262_144, options: Options = Options()) -> HTML {
        render(source, limit: limit, options: MarkdownRules(options))
    }

    /// Inlines alone, for summaries and table cells: blocks are joined by blanks. `links` false leaves out the
    /// links and keeps their text, for text that stands in a link itself.
    public static func inline(_ source: String, limit: Int = 16_384, links: Bool = true) -> HTML {
        var rules = MarkdownRules(Options())
        rules.isInline = true
        rules.allowsLinks = links
        return render(source, limit: limit, options: rules)
    }

    /// The words alone, for meta descriptions and search: blanks collapsed, at most `maximum` characters, the last
    /// of them `…` when something was left out.
    public static func plainText(_ source: String, maximum: Int) -> String {
        let (text, _) = MarkdownSource.prepare(source, limit: 262_144)
        if let words = PlainParagraph.words(text), PlainWords.areSingle(words, maximum: maximum) {
            return String(words)
        }
        var words = PlainWords(maximum: maximum)
        guard MarkdownCost.isAffordable(text), let document = CommonMark(text, budget: MarkdownCost.time) else {
            words.append(text)
            return words.text
        }
        guard let events = MarkdownEvents(document) else { return "" }
        while !words.isFull, let (node, isEntering) = events.next() {
            guard isEntering else {
                if node.isBlock { words.separate() }
                continue
            }
            switch node.kind {
            case .text, .code, .codeBlock: words.append(String(decoding: node.literal, as: UTF8.self))
            case .htmlBlock: words.append(RawHTML.words(of: node.literal))
            case .softBreak, .lineBreak: words.separate()
            default: break
            }
        }
        return words.text
    }

    static func render(_ source: String, limit: Int, options: MarkdownRules) -> HTML {
        let (text, isCut) = MarkdownSource.prepare(source, limit: limit)
        if !isCut, let words = PlainParagraph.words(text) { return plain(words, options) }
        let deadline = ContinuousClock.now + MarkdownCost.time
        var html = formatted(text, options: options, before: deadline) ?? MarkdownSource.unformatted(text, options)
        if isCut {
            html.element(options.isInline ? .span : .p, .class("text-cut"), text: "… The text is longer than this.")
        }
        return html
    }

    private static func plain(_ words: Substring, _ rules: MarkdownRules) -> HTML {
        var html = HTML(capacity: words.utf8.count + 16)
        if rules.isInline {
            html.text(utf8: words.utf8)
        } else {
            html.element(.p) { $0.text(utf8: words.utf8) }
        }
        return html
    }

    private static func formatted(
        _ text: String, options: MarkdownRules, before deadline: ContinuousClock.Instant
    ) -> HTML? {
        guard MarkdownCost.isAffordable(text), let document = CommonMark(text, budget: MarkdownCost.time),
            let events = MarkdownEvents(document)
        else { return nil }
        var writer = MarkdownWriter(rules: options, capacity: text.utf8.count * 2, deadline: deadline)
        while !writer.isLate, let (node, isEntering) = events.next() {
            if isEntering { writer.enter(node, events) } else { writer.leave(node) }
            writer.countStep()
        }
        guard !writer.isLate else { return nil }
        return writer.finish()
    }
}
