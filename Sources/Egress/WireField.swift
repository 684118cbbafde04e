/// A field line as it was received.
public struct WireField: Hashable, Sendable {
    /// The name in the spelling that was received.
    public var name: String
    /// The value without the white space around it (RFC 9110, section 5.5).
    public var value: String

    /// A field line of name and value.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
