import OpenAPI

/// A header field that a session presents a credential in although no security scheme of the description names it.
///
/// It stands among the schemes' names as `header:` and the field; `Authorization` carries a bearer token (RFC 6750).
public struct CustomScheme: Sendable, Hashable {
    private static let prefix = "header:"

    /// The field's name.
    public let field: String

    /// - Throws: ``AuthorizationError`` for a field that no credential may go to (THREATS A12).
    public init(field: String) throws(AuthorizationError) {
        guard PresentationRules.isToken(field) else {
            throw AuthorizationError(.name, nil, "Expected the name of a header field, such as X-Api-Key.")
        }
        try PresentationRules.check(name: field, location: .header)
        self.field = field
    }

    /// Reads a name among those of schemes; nil for any other.
    public init?(name: String) {
        guard name.hasPrefix(Self.prefix),
            let scheme = try? CustomScheme(field: String(name.dropFirst(Self.prefix.count)))
        else { return nil }
        self = scheme
    }

    /// Its name among those of schemes.
    public var name: String { Self.prefix + field }

    /// How its credential is entered and presented.
    public var form: CredentialForm {
        field.lowercased() == "authorization" ? .bearer : .apiKey(location: .header, name: field)
    }
}
