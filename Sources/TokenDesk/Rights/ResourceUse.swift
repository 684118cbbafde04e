/// A resource, or a group of them, that a request names, read from one of its parameters.
public struct ResourceUse: Sendable, Hashable {
    /// The kind, as the description spells it in `x-portico-resource`.
    public let kind: String
    /// The id, decoded; nil when the request can be read in several ways, which no limit allows.
    public let id: String?
    /// Whether it is the id of a group.
    public let isGroup: Bool

    public init(kind: String, id: String?, isGroup: Bool = false) {
        self.kind = kind
        self.id = id
        self.isGroup = isGroup
    }
}
