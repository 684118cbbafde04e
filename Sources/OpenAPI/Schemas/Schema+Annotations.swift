public import SourceTree

/// What a schema says about values without restricting them.
extension Schema {
    public var title: String? { words("title") }
    /// CommonMark.
    public var description: String? { words("description") }
    public var `default`: Node? { keyword("default") ?? wrapped { $0.keyword("default") } }
    /// `examples` in order, then `example`.
    public var examples: [Node] {
        let list = keyword("examples").map { $0.kind == .array ? Array($0.elements.map { $0 }) : [] } ?? []
        return list + (keyword("example").map { [$0] } ?? [])
    }
    public var isReadOnly: Bool { flag("readOnly") }
    public var isWriteOnly: Bool { flag("writeOnly") }
    public var isDeprecated: Bool { flag("deprecated") || flag("x-deprecated") }
    public var comment: String? { words("$comment") }
    public var externalDocs: ExternalDocs? {
        guard let docs = keyword("externalDocs"), docs.kind == .object else { return nil }
        return ExternalDocs(document: document, node: docs)
    }
    public var xml: XML? {
        guard let xml = keyword("xml"), xml.kind == .object else { return nil }
        return XML(document: document, node: xml)
    }
    /// The Discriminator Object; the bare property name of 2.0 is read as one.
    public var discriminator: Discriminator? {
        keyword("discriminator").flatMap { Discriminator(document: document, node: $0) }
    }
}
