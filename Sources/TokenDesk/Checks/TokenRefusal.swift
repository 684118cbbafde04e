public import Foundation

/// Why a token does not open a call. The gate tells these apart to whoever holds the token, so that the explorer can explain
/// them; a token that was never issued learns nothing else.
public enum TokenRefusal: Error, Sendable, Hashable {
    /// Never issued, or issued for another API.
    case unknown
    case revoked
    /// Ended by itself: unused for too long, at the cap of its life, or after the grace of a rotation.
    case expired(at: Date)
    case paused
    /// The user whose token it is may not use the API any more.
    case ownerWithoutAccess
    /// Used from an address outside of its networks.
    case network
    /// Lacks scopes; the first are those missing, `of` all that the call needs.
    case missingScopes([Scope], of: [Scope])
    /// The operation asks for no scope, and the token names its operations one by one.
    case operationNotGranted
    /// The operation wants something else than a token.
    case notByToken
    /// Names a resource outside of the token's limits.
    case resource(kind: String)
    /// Reaches all resources of a kind in which the token is limited.
    case unnamedResource(kind: String)
    /// More requests than its rate; one more may come after so many seconds.
    case rate(retryAfter: Int)

    /// A word for logs, statistics and problem types; never changes.
    public var code: String {
        switch self {
        case .unknown: "unknown"
        case .revoked: "revoked"
        case .expired: "expired"
        case .paused: "paused"
        case .ownerWithoutAccess: "owner-without-access"
        case .network: "network"
        case .missingScopes: "missing-scope"
        case .operationNotGranted: "operation-not-granted"
        case .notByToken: "not-by-token"
        case .resource: "resource"
        case .unnamedResource: "unnamed-resource"
        case .rate: "rate"
        }
    }

    /// Whether the token itself opens nothing at the moment, which is 401; the others are 403, and 429 for the rate.
    public var isAboutToken: Bool {
        switch self {
        case .unknown, .revoked, .expired, .paused, .ownerWithoutAccess: true
        default: false
        }
    }
}
