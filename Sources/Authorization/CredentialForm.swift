public import OpenAPI

/// How the credential of a security scheme is entered and presented.
public enum CredentialForm: Sendable, Hashable {
    /// One value, sent in a header field, a query parameter or a cookie of this name.
    case apiKey(location: Parameter.Location, name: String)
    /// One token, sent as `Authorization: Bearer`; also what stands for OAuth 2 and OpenID Connect when a token is pasted.
    case bearer
    /// User and password, sent as `Authorization: Basic`.
    case basic
    /// User and password, with which challenges of the Digest scheme are answered (RFC 7616).
    case digest
    /// A certificate that the operator gave Portico for an origin: it belongs to the connection, nothing is entered.
    case certificate
    /// Nothing can be entered; the text says why.
    case unsupported(String)

    /// The form of a scheme.
    public init(_ kind: SecurityScheme.Kind) {
        switch kind {
        case .apiKey(let location, let name): self = .apiKey(location: location, name: name)
        case .http(scheme: "basic", _): self = .basic
        case .http(scheme: "digest", _): self = .digest
        case .http(scheme: "bearer", _), .oauth2, .openIDConnect: self = .bearer
        case .http: self = .unsupported("Of the HTTP schemes, Basic, Bearer and Digest can be used.")
        case .mutualTLS: self = .certificate
        case .unknown: self = .unsupported("The description does not say how this scheme works.")
        }
    }

    /// Whether a credential is of the kind that this form takes.
    func takes(_ credential: Credential) -> Bool {
        switch (self, credential) {
        case (.apiKey, .apiKey), (.bearer, .bearer), (.basic, .basic), (.digest, .digest): true
        default: false
        }
    }
}
