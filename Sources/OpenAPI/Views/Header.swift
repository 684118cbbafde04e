public import SourceTree

/// The Header Object with its name: a field of a response or of a part (OpenAPI 3.1, section 4.8.21).
public struct Header: DocumentView {
    public let document: Document
    public let node: Node
    public let name: String
    private let site: Node?

    private init(document: Document, name: String, raw: Node) {
        self.document = document
        self.name = name
        (node, site) = Self.resolved(raw, in: document)
    }

    /// CommonMark.
    public var description: String? { site?.words("description") ?? node.words("description") }
    public var isRequired: Bool { node.flag("required") }
    public var isDeprecated: Bool { node.flag("deprecated") }
    /// Fields know one style, except for the 2.0 forms that the upgrade keeps.
    public var style: Style { node.words("style").flatMap(Style.init) ?? .simple }
    public var explodes: Bool { node.flag("explode") }
    public var schema: Schema? { node["schema"].flatMap { Schema(document: document, raw: $0) } }
    public var content: MediaType? { MediaType.list(in: node, of: document).first }
    public var examples: [Example] { Example.list(in: node, of: document) }

    static func list(in node: Node, of document: Document) -> [Header] {
        node.named("headers").compactMap { name, value in
            value.kind == .object ? Header(document: document, name: name, raw: value) : nil
        }
    }
}
