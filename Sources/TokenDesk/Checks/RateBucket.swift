/// How much of a rate limit is left: a bucket that fills steadily and empties by one with each request.
public struct RateBucket: Sendable {
    /// Sixty-thousandths of a request that are left: what one a minute fills in a millisecond, so that nothing is rounded.
    private var level: Int64
    /// When `level` was true, in milliseconds since 1970.
    private var moment: Int64

    private static let unit: Int64 = 60_000

    /// A full bucket; times are milliseconds since 1970.
    public init(_ limit: RateLimit, at moment: Int64) {
        level = Int64(limit.burst) * Self.unit
        self.moment = moment
    }

    /// Takes one request out; else says after how many seconds one will be there, at least 1.
    public mutating func take(_ limit: RateLimit, at now: Int64) -> Int? {
        let full = Int64(limit.burst) * Self.unit
        // A clock that was set back fills nothing and empties nothing; a long pause fills the bucket and overflows nothing.
        let elapsed = now.subtractingReportingOverflow(moment)
        let filled = max(elapsed.partialValue, 0).multipliedReportingOverflow(by: Int64(limit.perMinute))
        let isFull = elapsed.overflow || filled.overflow || filled.partialValue >= full
        level = isFull ? full : min(full, level + filled.partialValue)
        moment = now
        guard level < Self.unit else {
            level -= Self.unit
            return nil
        }
        let perSecond = Int64(limit.perMinute) * 1000
        return max(1, Int((Self.unit - level + perSecond - 1) / perSecond))
    }

    /// Whole requests that are left.
    public var remaining: Int { Int(level / Self.unit) }
}
