/// Who calls, once a token has opened a call: what the gate tells the API behind it.
public struct TokenPass: Sendable, Hashable {
    public let id: TokenID
    public let subject: String
    public let rights: RightsText
    /// The rate and what is left of it; nil when the token has no rate of its own.
    public let rate: RateLeft?

    /// A rate limit and how many requests of it are left.
    public struct RateLeft: Sendable, Hashable {
        public let limit: RateLimit
        public let remaining: Int
    }
}
