/// Which server of an operation a call goes to.
public struct ServerChoice: Sendable, Hashable {
    /// Index into the operation's effective servers; 0 when it declares none (then the base URL counts).
    public var index: Int
    /// Values by variable name; absent ones take the default of the description.
    public var variables: [String: String]
    /// A server of the caller's own instead of the described ones, absolute or relative to the base URL. What the egress
    /// policy says of user targets counts for it (THREATS P13).
    public var url: String?

    /// Whether a variable without an enumeration may hold what a URL may, not a name alone: for who may name any server
    /// himself, as at a command line; never for a page (THREATS P12).
    public var takesAnyValue: Bool

    public init(
        index: Int = 0, variables: [String: String] = [:], url: String? = nil, takesAnyValue: Bool = false
    ) {
        self.takesAnyValue = takesAnyValue
        self.index = index
        self.variables = variables
        self.url = url
    }
}
