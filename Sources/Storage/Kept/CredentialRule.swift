/// What a session does after each call of an operation: a value of the response becomes the credential of a scheme.
public struct CredentialRule: Sendable, Hashable, Codable {
    /// Rules of a session and a description at most.
    public static let countLimit = 20

    /// The operation, as in its address.
    public var operation: String
    /// The only origin whose responses count.
    public var answering: String
    /// Where in the response the value stands.
    public var source: String
    /// The scheme that it is for.
    public var scheme: String
    /// The only origin that the credential is sent to, as it was when the rule was made (THREATS A2).
    public var origin: String

    public init(operation: String, answering: String, source: String, scheme: String, origin: String) {
        self.operation = operation
        self.answering = answering
        self.source = source
        self.scheme = scheme
        self.origin = origin
    }
}
