/// The operation that a request means, with what its path says.
public struct OperationMatch: Sendable {
    public let operation: Operation
    /// The path parameters' values, percent-decoded, in the order of the template.
    public let values: [(name: String, value: String)]

    /// The value of a path parameter.
    public func value(named name: String) -> String? { values.first { $0.name == name }?.value }
}
