public import SourceTree

/// The XML Object: how a property is written in XML (OpenAPI 3.2, section 4.26).
public struct XML: DocumentView {
    public let document: Document
    public let node: Node

    public var name: String? { node.words("name") }
    public var namespace: String? { node.words("namespace") }
    public var prefix: String? { node.words("prefix") }
    public var isAttribute: Bool { node.flag("attribute") || node.words("nodeType") == "attribute" }
    public var isWrapped: Bool { node.flag("wrapped") || node.words("nodeType") == "element" }
    /// `element`, `attribute`, `text`, `cdata` or `none` (3.2).
    public var nodeType: String? { node.words("nodeType") }
}
