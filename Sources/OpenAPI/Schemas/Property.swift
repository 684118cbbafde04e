/// A member that objects of a schema may have.
public struct Property: Hashable, Sendable {
    public let name: String
    public let schema: Schema
    public let isRequired: Bool

    public init(name: String, schema: Schema, isRequired: Bool) {
        self.name = name
        self.schema = schema
        self.isRequired = isRequired
    }
}
