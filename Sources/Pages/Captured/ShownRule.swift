/// What a session does after each call of an operation, as Authorize lists it.
public struct ShownRule: Hashable, Sendable {
    /// Names it in forms.
    public var id: String
    /// The operation's title.
    public var operation: String
    /// Where in the response the value stands.
    public var source: String
    public var scheme: String
    /// The origin that the credential is sent to.
    public var origin: String

    public init(id: String, operation: String, source: String, scheme: String, origin: String) {
        self.id = id
        self.operation = operation
        self.source = source
        self.scheme = scheme
        self.origin = origin
    }
}
