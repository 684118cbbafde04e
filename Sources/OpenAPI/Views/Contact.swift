public import SourceTree

/// The Contact Object (OpenAPI 3.1, section 4.8.3).
public struct Contact: DocumentView {
    public let document: Document
    public let node: Node

    public var name: String? { node.words("name") }
    /// A URL as written.
    public var url: String? { node.words("url") }
    public var email: String? { node.words("email") }
}
