/// A resource that a request names, read from one of its parameters.
public struct ResourceUse: Sendable, Hashable {
    /// The kind, as the description spells it in `x-portico-resource`.
    public let kind: String
    /// The id, decoded.
    public let id: String

    public init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }
}
