import Execution
import OpenAPI

/// What may stand in the places that credentials go to (RFC 9110 section 5, RFC 6265 section 4.1.1; THREATS A12, X1).
enum PresentationRules {
    /// Fields that frame, route or describe a message; a description does not get to set them by calling them a key.
    private static let reserved: Set<String> = [
        "host", "content-length", "content-type", "content-encoding", "content-range", "transfer-encoding",
        "connection",
        "keep-alive", "te", "trailer", "upgrade", "expect", "proxy-connection", "proxy-authorization",
        "proxy-authenticate", "http2-settings", "cookie", "set-cookie", "range", "date", "via", "forwarded",
    ]

    /// Refuses a header field or cookie name that no credential may go to.
    static func check(name: String, location: Parameter.Location) throws(AuthorizationError) {
        switch location {
        case .header:
            guard isToken(name), !reserved.contains(name.lowercased()), !CallerField.isNamed(name) else {
                throw AuthorizationError(
                    .name, nil, "The description sends this key in a header field that a key may not set.")
            }
        case .cookie:
            guard isToken(name) else {
                throw AuthorizationError(
                    .name, nil, "The description sends this key in a cookie whose name is not a token.")
            }
        default:
            guard !name.isEmpty else {
                throw AuthorizationError(.name, nil, "The description sends this key in a parameter without a name.")
            }
        }
    }

    /// Refuses a value that its place cannot hold as it stands.
    static func check(value: String, location: Parameter.Location) throws(AuthorizationError) {
        guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw AuthorizationError(
                .characters, .value,
                "The value holds a line break, a control character or a letter outside ASCII. Paste it again as one line."
            )
        }
        guard location != .cookie || value.utf8.allSatisfy({ !" \",;\\".utf8.contains($0) }) else {
            throw AuthorizationError(
                .characters, .value,
                "A value sent in a cookie cannot hold blanks, quotes, commas, semicolons or backslashes.")
        }
    }

    /// A token of RFC 9110 section 5.6.2, at most 256 bytes.
    static func isToken(_ text: String) -> Bool {
        (1...256).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
