import GRDB

/// A resource that lies in a table of its own under a number.
protocol StoredResource: Sendable {
    static var kind: ResourceKind { get }
    static var table: String { get }
    /// What is selected from the table.
    static var columns: String { get }
    var number: Int64 { get }
    var json: JSONValue { get }
    init(_ row: Row) throws
}

extension StoredResource {
    static var columns: String { "*" }
    var identifier: String { Self.kind.identifier(number) }
}
