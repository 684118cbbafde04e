/// A schema under `components`, by its name.
public struct NamedSchema: Hashable, Sendable {
    public let id: SchemaID
    public let name: String
    public let schema: Schema
}
