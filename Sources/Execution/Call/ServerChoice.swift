/// Which server of an operation a call goes to.
public struct ServerChoice: Sendable, Hashable {
    /// Index into the operation's effective servers; 0 when it declares none (then the base URL counts).
    public var index: Int
    /// Values by variable name; absent ones take the default of the description.
    public var variables: [String: String]

    public init(index: Int = 0, variables: [String: String] = [:]) {
        self.index = index
        self.variables = variables
    }
}
