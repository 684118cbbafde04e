/// The server that a session chose for a document, and the values of its variables.
public struct ServerSelection: Sendable, Hashable, Codable {
    /// Which of the document's servers, from 0.
    public var index: Int
    /// Values by the variable's name; what is missing takes the default.
    public var variables: [String: String]

    public init(index: Int, variables: [String: String] = [:]) {
        self.index = index
        self.variables = variables
    }
}
