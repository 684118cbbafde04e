import SourceTree

/// The picture that the author puts beside the title (`x-logo` in `info`).
public struct Logo: Hashable, Sendable {
    /// As written; only a picture that is in the description itself can be shown (THREATS R7).
    public let url: String
    public let alternative: String?

    init?(_ node: Node) {
        guard let url = node.words("url") else { return nil }
        self.url = url
        alternative = node.words("altText")
    }
}

extension Info {
    /// The author's picture; nil when there is none.
    public var logo: Logo? { (node.object("x-logo") ?? document.root.object("x-logo")).flatMap(Logo.init) }
}
