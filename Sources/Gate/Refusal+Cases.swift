import TokenDesk

/// All answers that the gate gives itself. No text repeats anything of the request.
extension Refusal {
    /// The request cannot be read in one way only; the connection is closed.
    static func malformed(_ detail: String) -> Refusal {
        Refusal(status: 400, title: "Bad Request", detail: detail, closes: true)
    }

    /// The target can be understood in more than one way (THREATS G3).
    static func target(_ detail: String) -> Refusal {
        Refusal(status: 400, title: "Bad Request", detail: detail)
    }

    /// A token came in a wrong place or form (RFC 6750 section 3.1).
    static func invalidRequest(_ detail: String) -> Refusal {
        Refusal(
            status: 400, title: "Bad Request", detail: detail,
            fields: [challenge(error: "invalid_request", description: detail)])
    }

    /// No token came.
    static let noToken = Refusal(
        status: 401, title: "Unauthorized", detail: "This API needs a token: send the field Authorization: Bearer.",
        fields: [Field(name: "WWW-Authenticate", value: "Bearer realm=\"portico\"")])

    /// Unknown and revoked alike (THREATS G12).
    static let invalidToken = Refusal(
        status: 401, title: "Unauthorized", detail: "The token is not valid.",
        fields: [challenge(error: "invalid_token", description: "The token is not valid.")])

    /// A valid token without the scopes of the operation.
    static func insufficientScope(_ scopes: [Scope]) -> Refusal {
        let names = scopes.filter(\.isToken).map(\.name).joined(separator: " ")
        let detail = "The token lacks a scope that this operation needs."
        let value = challenge(error: "insufficient_scope", description: detail).value
        return Refusal(
            status: 403, title: "Forbidden", detail: names.isEmpty ? detail : "\(detail) Needed: \(names)",
            fields: [Field(name: "WWW-Authenticate", value: names.isEmpty ? value : value + ", scope=\"\(names)\"")])
    }

    /// An operation that asks for something other than a token.
    static let notByToken = Refusal(
        status: 403, title: "Forbidden", detail: "This operation cannot be called with a token.")

    /// Not described, so not allowed (THREATS G4).
    static let unknownOperation = Refusal(
        status: 404, title: "Not Found", detail: "The API's description has no operation at this path.")

    /// Described for other methods.
    static func methodNotAllowed(_ allowed: [String]) -> Refusal {
        Refusal(
            status: 405, title: "Method Not Allowed", detail: "The API's description has other methods at this path.",
            fields: [Field(name: "Allow", value: allowed.joined(separator: ", "))])
    }

    static let headTimeout = Refusal(
        status: 408, title: "Request Timeout", detail: "The request did not arrive in time.", closes: true)
    static let expectation = Refusal(
        status: 417, title: "Expectation Failed", detail: "Only Expect: 100-continue is understood.", closes: true)
    static let headTooLarge = Refusal(
        status: 431, title: "Request Header Fields Too Large", detail: "The header fields are too many or too large.",
        closes: true)
    static let method = Refusal(
        status: 501, title: "Not Implemented", detail: "This method is not forwarded.", closes: true)
    static let badGateway = Refusal(
        status: 502, title: "Bad Gateway", detail: "The API behind the gate could not be reached or broke off.")
    static let unavailable = Refusal(
        status: 503, title: "Service Unavailable", detail: "Tokens cannot be checked at the moment.",
        fields: [Field(name: "Retry-After", value: "1")])
    static let gatewayTimeout = Refusal(
        status: 504, title: "Gateway Timeout", detail: "The API behind the gate did not answer in time.")
    static let version = Refusal(
        status: 505, title: "HTTP Version Not Supported", detail: "The gate speaks HTTP/1.1.", closes: true)

    private static func challenge(error: String, description: String) -> Field {
        Field(
            name: "WWW-Authenticate",
            value: "Bearer realm=\"portico\", error=\"\(error)\", error_description=\"\(description)\"")
    }
}
