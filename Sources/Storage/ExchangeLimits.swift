/// How much of executed calls is kept, and for how long; the oldest make room (THREATS V7, L4).
public struct ExchangeLimits: Sendable, Hashable {
    /// Seconds that a result is kept at most; the session's end takes it sooner.
    public var lifetime: Int64 = 7 * 86_400
    /// Results of one session.
    public var count = 200
    /// Sealed bytes of one session.
    public var bytes = 67_108_864
    /// Sealed bytes of all sessions.
    public var totalBytes = 536_870_912

    public init() {}
}
