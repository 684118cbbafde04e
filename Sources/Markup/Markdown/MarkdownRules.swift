/// How a text is written: a page's options and what follows from where the text stands.
struct MarkdownRules: Sendable {
    var options: Markdown.Options
    var isInline = false
    var allowsLinks = true
    /// Writes what CommonMark's own examples expect (any address, images, no ids, no highlighting), to compare with
    /// them. Never set outside the tests.
    var isConformance = false

    init(_ options: Markdown.Options) {
        self.options = options
    }

    func headingID(_ slug: String) -> ElementID {
        ElementID(document: options.scope.isEmpty ? slug : options.scope + "-" + slug)
    }

    /// Where a link of the text leads; nil for what is shown as text.
    func link(_ address: String) -> SafeURL? {
        guard !isConformance else { return SafeURL(unchecked: address) }
        guard let url = SafeURL(document: address) else { return nil }
        guard url.text.hasPrefix("#") else { return url }
        let name = address.drop { $0 != "#" }.dropFirst()
        let decoded = URLEncoding.decoded(String(name))
        return options.fragment(decoded) ?? SafeURL(fragment: headingID(decoded))
    }
}
