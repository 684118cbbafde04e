public import Execution

/// What a session presents to an API. Values show themselves nowhere; a page shows ``hint`` (THREATS A1).
public enum Credential: Sendable, Hashable {
    /// The value of an API key in a header, query or cookie.
    case apiKey(Secret)
    /// A token for `Authorization: Bearer` (RFC 6750).
    case bearer(Secret)
    /// User and password for `Authorization: Basic` (RFC 7617).
    case basic(user: String, password: Secret)
    /// User and password for challenges of the Digest scheme (RFC 7616).
    case digest(user: String, password: Secret)

    /// How its owner recognises it: the last four characters of a long value, the user's name, or nothing to go by.
    public var hint: String {
        switch self {
        case .apiKey(let value), .bearer(let value): Self.hint(of: value.reveal())
        case .basic(let user, _), .digest(let user, _): user
        }
    }

    private static func hint(of value: String) -> String {
        // Four characters of a short value would be too much of it.
        value.count >= 16 ? "…" + value.suffix(4) : "…"
    }
}
