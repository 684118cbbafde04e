/// The server a session works with, and what it entered for its variables.
public struct ChosenServer: Hashable, Sendable {
    /// Index into the servers of the document, or of the operation where that has its own.
    public var index: Int
    /// Values by variable; a variable that is missing has its default.
    public var variables: [String: String]
    /// A server of the user's own instead of those listed.
    public var url: String?

    public init(index: Int = 0, variables: [String: String] = [:], url: String? = nil) {
        self.index = index
        self.variables = variables
        self.url = url
    }
}
