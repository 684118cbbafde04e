public import SourceTree

/// The Info Object: what the API is called and who answers for it (OpenAPI 3.1, section 4.8.2).
public struct Info: DocumentView {
    public let document: Document
    public let node: Node

    /// The API's name; "Untitled" when the description has none.
    public var title: String {
        guard let title = node.words("title"), !title.isEmpty else { return "Untitled" }
        return title
    }
    /// The version of the API's description, as written; empty when there is none.
    public var version: String { node.words("version") ?? "" }
    public var summary: String? { node.words("summary") }
    /// CommonMark. A reference to a file that holds the text is followed, though the specification knows none here.
    public var description: String? {
        guard let description = node["description"] else { return nil }
        return description.words ?? document.resolver.follow(description).node.words
    }
    /// A URL as written; pass it through a check before it becomes a link.
    public var termsOfService: String? { node.words("termsOfService") }
    public var contact: Contact? { node.object("contact").map { Contact(document: document, node: $0) } }
    public var license: License? { node.object("license").map { License(document: document, node: $0) } }
}
