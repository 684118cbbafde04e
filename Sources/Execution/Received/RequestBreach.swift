public import OpenAPI

/// One thing in a received request that the description does not allow.
public struct RequestBreach: Sendable, Hashable {
    /// What of the request it is about.
    public enum Place: Sendable, Hashable {
        case parameter(Parameter.Location, name: String)
        /// The media type of the content.
        case mediaType
        /// Content that is missing or cannot be read.
        case body
        /// The value that the content stands for.
        case value
    }

    public let place: Place
    /// One sentence; no value of the request.
    public let message: String
    /// The JSON Pointer of the value within the parameter's value or the body; empty for the whole.
    public let instance: String

    public init(_ place: Place, _ message: String, instance: String = "") {
        self.place = place
        self.message = message
        self.instance = instance
    }
}
