/// What makes a parameter one of its operation: where it goes and its name (OpenAPI 3.1 section 4.8.12).
public struct ParameterKey: Sendable, Hashable {
    /// The values of `in`.
    public enum Location: String, Sendable, Hashable, CaseIterable {
        case path, query, header, cookie, querystring
    }

    public let location: Location
    /// As written in the description, but header names in lower case, since they compare without it.
    public let name: String

    public init(_ location: Location, _ name: String) {
        self.location = location
        self.name = location == .header ? name.lowercased() : name
    }
}
