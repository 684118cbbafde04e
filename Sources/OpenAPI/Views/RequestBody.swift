public import SourceTree

/// The Request Body Object (OpenAPI 3.1, section 4.8.13).
public struct RequestBody: DocumentView {
    public let document: Document
    public let node: Node
    private let site: Node?

    init(document: Document, raw: Node) {
        self.document = document
        (node, site) = Self.resolved(raw, in: document)
    }

    /// CommonMark.
    public var description: String? { site?.words("description") ?? node.words("description") }
    public var isRequired: Bool { node.flag("required") }
    /// The media types that the body may have, in source order.
    public var content: [MediaType] { MediaType.list(in: node, of: document) }
}
