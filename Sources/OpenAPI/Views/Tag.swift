public import SourceTree

/// The Tag Object, or a tag that operations use without its being declared (OpenAPI 3.2, section 4.22).
public struct Tag: Hashable, Sendable {
    public let document: Document
    public let name: String
    /// Where it is declared, nil when it is only used.
    public let node: Node?

    /// A short text to show instead of the name (3.2 `summary`, or `x-displayName`).
    public var summary: String? { node?.words("summary") ?? node?.words("x-displayName") }
    /// CommonMark.
    public var description: String? { node?.words("description") }
    public var externalDocs: ExternalDocs? {
        node?.object("externalDocs").map { ExternalDocs(document: document, node: $0) }
    }
    /// The name of the tag that this one is nested under (3.2).
    public var parent: String? { node?.words("parent") }
    /// What sort of tag it is: `nav`, `badge`, `audience` (3.2).
    public var kind: String? { node?.words("kind") }

    public static func == (a: Tag, b: Tag) -> Bool {
        a.document === b.document && ByteKey(a.name) == ByteKey(b.name)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(ByteKey(name)) }
}
