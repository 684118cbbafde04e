public import SourceTree

/// The Discriminator Object: the property whose value tells which schema applies (OpenAPI 3.2, section 4.25).
public struct Discriminator: DocumentView {
    public let document: Document
    public let node: Node
    public let propertyName: String

    init?(document: Document, node: Node) {
        guard let name = node.words ?? node.words("propertyName") else { return nil }
        self.document = document
        self.node = node
        propertyName = name
    }

    /// The values with the schemas they stand for, in source order. A schema that was not loaded is nil: a mapping is never
    /// fetched (THREATS S11).
    public var mapping: [(value: String, reference: String, schema: Schema?)] {
        node.named("mapping").compactMap { value, target in
            target.string.map { (value, $0, schema($0)) }
        }
    }

    /// The schema for a value that the mapping does not know (3.2).
    public var defaultMapping: Schema? { node.words("defaultMapping").flatMap(schema) }

    /// The value that stands for a schema: by the mapping, else the schema's own name.
    public func value(for schema: Schema) -> String? {
        mapping.first { $0.schema == schema }?.value ?? schema.referenceName
    }

    /// A name among the components comes first, a reference second.
    private func schema(_ reference: String) -> Schema? {
        if let named = document.schema(named: reference) { return named }
        return document.resolver.target(of: reference, at: node).flatMap { Schema(document: document, raw: $0) }
    }
}
