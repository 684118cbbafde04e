/// One header field of a shown request or response.
public struct ShownField: Hashable, Sendable {
    public var name: String
    public var value: String
    /// What the description says of it (CommonMark); nil where it does not name it.
    public var description: String?

    public init(_ name: String, _ value: String, description: String? = nil) {
        self.name = name
        self.value = value
        self.description = description
    }
}
