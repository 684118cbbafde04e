/// A token in the one moment in which it is known, with what will be kept of it.
public struct IssuedToken: Sendable {
    /// The secret for its owner.
    public let token: APIToken
    /// What the store keeps under the token's digest.
    public let record: TokenRecord
}
