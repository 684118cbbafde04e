/// What is told of responses that break the description, for the operator's log.
public struct ContractNote: Sendable, Hashable {
    /// The method and path of the operation.
    public let operation: String
    /// Responses of the operation that were checked since the start.
    public let checked: Int
    /// Those of them that broke the description.
    public let broken: Int
    /// What was wrong with the last one, a few sentences without any value of it.
    public let messages: [String]
}
