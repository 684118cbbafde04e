import SourceTree

/// A code sample that the author of the description wrote (`x-codeSamples`).
public struct CodeSample: Hashable, Sendable {
    /// The language's name as written, for instance `Swift` or `curl`.
    public let language: String
    /// What to show on its tab, the language when the author gave none.
    public let label: String
    public let source: String

    init?(_ node: Node) {
        guard let source = node.words("source") else { return nil }
        self.source = source
        language = node.words("lang") ?? ""
        label = node.words("label") ?? language
    }
}
