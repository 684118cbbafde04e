/// One place where an operation takes or gives values of a schema.
public struct SchemaUse: Hashable, Sendable {
    /// The part of an operation that refers to a schema.
    public enum Part: Hashable, Sendable {
        case parameter(String)
        case requestBody
        case response(String)
        case callback(String)
    }

    public let operation: Operation
    /// Where in the operation, in source order.
    public let parts: [Part]
}
