public import OpenAPI

/// What makes a parameter one of its operation: where it goes and its name (OpenAPI 3.1 section 4.8.12).
public struct ParameterKey: Sendable, Hashable {
    public typealias Location = Parameter.Location

    public let location: Location
    /// As written in the description, but header names in lower case, since they compare without it.
    public let name: String

    public init(_ location: Location, _ name: String) {
        self.location = location
        self.name = location == .header ? name.lowercased() : name
    }

    public init(_ parameter: Parameter) {
        self.init(parameter.location, parameter.name)
    }
}
