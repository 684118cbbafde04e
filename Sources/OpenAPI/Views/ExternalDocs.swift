public import SourceTree

/// The External Documentation Object (OpenAPI 3.1, section 4.8.11).
public struct ExternalDocs: DocumentView {
    public let document: Document
    public let node: Node

    /// A URL as written; empty when there is none.
    public var url: String { node.words("url") ?? "" }
    /// CommonMark.
    public var description: String? { node.words("description") }
}
