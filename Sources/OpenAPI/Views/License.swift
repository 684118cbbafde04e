public import SourceTree

/// The License Object (OpenAPI 3.1, section 4.8.4).
public struct License: DocumentView {
    public let document: Document
    public let node: Node

    public var name: String? { node.words("name") }
    /// An SPDX expression (3.1).
    public var identifier: String? { node.words("identifier") }
    /// A URL as written.
    public var url: String? { node.words("url") }
}
