/// How often a token may be used: so many requests a minute, of which so many at once.
public struct RateLimit: Sendable, Hashable, Codable {
    /// Requests a minute on the long run, 1 to 1,000,000.
    public let perMinute: Int
    /// Requests at once after a pause, 1 to 1,000,000.
    public let burst: Int

    /// 60 a minute, 60 at once: what an address may send of tokens that were never issued (THREATS G9).
    public static let unknownTokens = RateLimit(uncheckedPerMinute: 60)

    private init(uncheckedPerMinute count: Int) {
        perMinute = count
        burst = count
    }

    /// - Throws: ``TokenDeskError`` for a number out of bounds.
    public init(perMinute: Int, burst: Int? = nil) throws(TokenDeskError) {
        let burst = burst ?? perMinute
        guard (1...1_000_000).contains(perMinute), (1...1_000_000).contains(burst) else {
            throw TokenDeskError(code: .rate, message: "A rate is 1 to 1,000,000 requests a minute.")
        }
        self.perMinute = perMinute
        self.burst = burst
    }
}
