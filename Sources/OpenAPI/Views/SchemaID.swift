/// What a named schema is called in addresses: its name when that is safe in a URL's path, else a part of the name
/// and a hash. Unique in its description, never `.` or `..` (THREATS S19).
public struct SchemaID: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// An id as it came in an address; it need not exist.
    public init(_ text: String) { description = text }
}
