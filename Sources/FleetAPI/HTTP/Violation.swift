/// A parameter or a member of the body that is wrong.
struct Violation: Sendable {
    /// Where a value stands in the request.
    enum Location: String, Sendable {
        case path, query, header, body
    }

    let location: Location
    /// The parameter's name, or a JSON Pointer (RFC 6901) into the body.
    let name: String
    /// What was expected and what came; begins in lower case, as it follows the name.
    let message: String

    var json: JSONValue {
        .object([("in", .string(location.rawValue)), ("name", .string(name)), ("message", .string(message))])
    }
}
