/// What an operation is called in addresses: safe in a URL's path, unique in its description, and stable as long as
/// the operation keeps its `operationId` or its place.
///
/// It is the `operationId` when that is unique and made of 1 to 80 of `A-Z a-z 0-9 . _ ~ -`, else method, path and the
/// hash of the operation's pointer. Never `.` or `..` (THREATS S19).
public struct OperationID: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// An id as it came in an address; it need not exist.
    public init(_ text: String) { description = text }
}
