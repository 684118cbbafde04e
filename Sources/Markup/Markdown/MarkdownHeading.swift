/// A heading of a Markdown text, for a list of contents.
public struct MarkdownHeading: Hashable, Sendable {
    /// 1 to 6, as written.
    public let level: Int
    /// Its words without markup.
    public let text: String
    /// The id that ``Markdown/html(_:limit:options:)`` gives it with the same scope.
    public let id: ElementID
}

extension Markdown {
    /// The headings of a text in order, at most `maximum`; none of a text that is shown unformatted.
    public static func headings(of source: String, maximum: Int, scope: String = "") -> [MarkdownHeading] {
        let (text, _) = MarkdownSource.prepare(source, limit: 262_144)
        guard MarkdownCost.isAffordable(text), let document = CommonMark(text, budget: MarkdownCost.time),
            let events = MarkdownEvents(document)
        else { return [] }
        let rules = MarkdownRules(Options(scope: scope))
        var slugs = HeadingSlugs()
        var headings: [MarkdownHeading] = []
        while headings.count < maximum, let (node, isEntering) = events.next() {
            guard isEntering, node.kind == .heading else { continue }
            let words = node.words
            headings.append(
                MarkdownHeading(
                    level: node.headingLevel, text: words, id: rules.headingID(slugs.slug(for: words))))
        }
        return headings
    }
}
