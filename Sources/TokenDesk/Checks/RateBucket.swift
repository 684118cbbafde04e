/// How much of a rate limit is left: a bucket that fills steadily and empties by one with each request.
public struct RateBucket: Sendable {
    /// Millionths of a request that are left.
    private var level: Int64
    /// When `level` was true, in milliseconds since 1970.
    private var moment: Int64

    private static let unit: Int64 = 1_000_000

    /// A full bucket; times are milliseconds since 1970.
    public init(_ limit: RateLimit, at moment: Int64) {
        level = Int64(limit.burst) * Self.unit
        self.moment = moment
    }

    /// Takes one request out; else says after how many seconds one will be there, at least 1.
    public mutating func take(_ limit: RateLimit, at now: Int64) -> Int? {
        let full = Int64(limit.burst) * Self.unit
        // A clock that was set back must not empty the bucket, a long pause must not overflow it.
        let elapsed = min(max(now - moment, 0), 60_000_000)
        let filled = elapsed * Int64(limit.perMinute) * Self.unit / 60_000
        level = min(full, level + filled)
        moment = max(moment, now)
        guard level < Self.unit else {
            level -= Self.unit
            return nil
        }
        let perSecond = max(Int64(limit.perMinute) * Self.unit / 60, 1)
        return Int((Self.unit - level + perSecond - 1) / perSecond)
    }

    /// Whole requests that are left.
    public var remaining: Int { Int(level / Self.unit) }
}
