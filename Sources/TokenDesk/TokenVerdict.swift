/// What a presented token is worth for a call.
public enum TokenVerdict: Sendable, Hashable {
    /// Never issued, or revoked; the caller is not told which.
    case unknown
    /// Issued, but without the scopes named.
    case missingScopes(TokenRecord, [Scope])
    /// Issued with all scopes the call needs.
    case valid(TokenRecord)
}
