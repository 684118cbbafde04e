/// The answers about a request itself and about the API behind. No text repeats anything of the request.
extension Refusal {
    /// The request cannot be read in one way only; the connection is closed.
    static func malformed(_ detail: String) -> Refusal {
        Refusal(status: 400, title: "Bad Request", detail: detail, code: "malformed", closes: true)
    }

    /// The target can be understood in more than one way (THREATS G3).
    static func target(_ detail: String) -> Refusal {
        Refusal(status: 400, title: "Bad Request", detail: detail, code: "ambiguous-target")
    }

    /// Not described, so not allowed (THREATS G4).
    static let unknownOperation = Refusal(
        status: 404, title: "Not Found", detail: "The API's description has no operation at this path.",
        code: "unknown-operation")

    /// Described for other methods.
    static func methodNotAllowed(_ allowed: [String]) -> Refusal {
        Refusal(
            status: 405, title: "Method Not Allowed", detail: "The API's description has other methods at this path.",
            code: "method-not-allowed", fields: [Field(name: "Allow", value: allowed.joined(separator: ", "))])
    }

    static let headTimeout = Refusal(
        status: 408, title: "Request Timeout", detail: "The request did not arrive in time.", code: "request-timeout",
        closes: true)
    static let expectation = Refusal(
        status: 417, title: "Expectation Failed", detail: "Only Expect: 100-continue is understood.",
        code: "expectation", closes: true)
    static let headTooLarge = Refusal(
        status: 431, title: "Request Header Fields Too Large", detail: "The header fields are too many or too large.",
        code: "fields-too-large", closes: true)
    static let method = Refusal(
        status: 501, title: "Not Implemented", detail: "This method is not forwarded.", code: "method", closes: true)
    static let badGateway = Refusal(
        status: 502, title: "Bad Gateway", detail: "The API behind the gate could not be reached or broke off.",
        code: "bad-gateway")
    static let unavailable = Refusal(
        status: 503, title: "Service Unavailable", detail: "Tokens cannot be checked at the moment.",
        code: "unavailable", fields: [Field(name: "Retry-After", value: "1")])
    /// The description could never be read, so nothing is known that might pass (THREATS G4).
    static let noDescription = Refusal(
        status: 503, title: "Service Unavailable", detail: "The API's description cannot be read at the moment.",
        code: "no-description", fields: [Field(name: "Retry-After", value: "5")])
    static let gatewayTimeout = Refusal(
        status: 504, title: "Gateway Timeout", detail: "The API behind the gate did not answer in time.",
        code: "gateway-timeout")
    static let version = Refusal(
        status: 505, title: "HTTP Version Not Supported", detail: "The gate speaks HTTP/1.1.", code: "version",
        closes: true)
}
