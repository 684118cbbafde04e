/// How much of executed calls is kept, and for how long; the oldest make room (THREATS V7, L4).
public struct ExchangeLimits: Sendable, Hashable {
    /// Seconds that a result is kept.
    public var lifetime: Int64 = 15 * 60
    /// Results of one session.
    public var count = 50
    /// Sealed bytes of one session.
    public var bytes = 67_108_864
    /// Sealed bytes of all sessions.
    public var totalBytes = 536_870_912

    public init() {}
}
