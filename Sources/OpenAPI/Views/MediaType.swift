public import SourceTree

/// The Media Type Object with the name it stands under (OpenAPI 3.2, section 4.14).
public struct MediaType: DocumentView {
    public let document: Document
    public let node: Node
    /// The media type or range as written: `application/json`, `text/*`, `application/json; charset=utf-8`.
    public let name: String

    init(document: Document, name: String, raw: Node) {
        self.document = document
        self.name = name
        (node, _) = Self.resolved(raw, in: document)
    }

    public var schema: Schema? { node["schema"].flatMap { Schema(document: document, raw: $0) } }
    /// Whether nothing is said of it but its schema.
    public var isPlain: Bool { node.count == 1 && node["schema"] != nil }
    /// What each item of a sequence is (3.2: event streams, JSON lines, `multipart/mixed`).
    public var itemSchema: Schema? { node["itemSchema"].flatMap { Schema(document: document, raw: $0) } }
    /// `examples` in order, or the one `example`.
    public var examples: [Example] { Example.list(in: node, of: document) }
    /// How the properties of a form are written.
    public var encoding: [(name: String, encoding: Encoding)] { Encoding.named(in: node, of: document) }
    /// How the first items of a multipart body without names are written (3.2).
    public var prefixEncoding: [Encoding] { Encoding.prefix(in: node, of: document) }
    /// How each further item of a multipart body without names is written (3.2).
    public var itemEncoding: Encoding? { Encoding.item(in: node, of: document) }

    /// The media types of a `content` field.
    static func list(in node: Node, of document: Document) -> [MediaType] {
        node.named("content").compactMap { name, value in
            value.kind == .object ? MediaType(document: document, name: name, raw: value) : nil
        }
    }
}
