/// The server a session works with, and what it entered for its variables.
public struct ChosenServer: Hashable, Sendable {
    /// Index into the servers of the document, or of the operation where that has its own.
    public var index: Int
    /// Values by variable; a variable that is missing has its default.
    public var variables: [String: String]

    public init(index: Int = 0, variables: [String: String] = [:]) {
        self.index = index
        self.variables = variables
    }
}
