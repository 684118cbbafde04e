/// Who uses a named schema.
public struct SchemaUses: Sendable {
    /// The operations and webhooks that refer to it themselves, in source order.
    public let operations: [SchemaUse]
    /// The named schemas that refer to it themselves, in source order; it may be among them.
    public let schemas: [NamedSchema]
    /// The operations that come to it only by way of other schemas, in source order.
    public let indirect: [Operation]

    /// Whether nothing in the description refers to it.
    public var isEmpty: Bool { operations.isEmpty && schemas.isEmpty && indirect.isEmpty }
}
