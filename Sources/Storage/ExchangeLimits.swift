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

    /// Bytes of one response body; what comes after them is cut off.
    public var bodyBytes = 1_073_741_824
    /// Bytes of the bodies of one session that lie beside the database.
    public var spooledBytes = 2_147_483_648
    /// Bytes of those of all sessions.
    public var totalSpooledBytes = 4_294_967_296
    /// Bytes of such bodies that are being received at once.
    public var incomingBytes = 2_147_483_648

    public init() {}
}
