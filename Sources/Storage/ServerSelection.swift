/// The server that a session chose among those of a list, and the values of its variables.
public struct ServerSelection: Sendable, Hashable, Codable {
    /// Which of the list's servers, from 0.
    public var index: Int
    /// Values by the variable's name; what is missing takes the default.
    public var variables: [String: String]
    /// A server of the user's own instead of those listed.
    public var url: String?

    public init(index: Int, variables: [String: String] = [:], url: String? = nil) {
        self.index = index
        self.variables = variables
        self.url = url
    }
}
