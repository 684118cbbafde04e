import Storage
import Synchronization

/// How much a session may call: a tool for people, not a scanner nor an amplifier (THREATS L3).
final class CallAllowance: Sendable {
    /// Calls under way at once in one session.
    static let concurrent = 4
    /// Calls at once from rest, refilled at ``perMinute``.
    static let burst = 20.0
    /// Calls a minute in the long run.
    static let perMinute = 60.0

    private struct Account {
        var running = 0
        var tokens = CallAllowance.burst
        var filledAt: ContinuousClock.Instant
    }

    private let accounts = Mutex<[String: Account]>([:])

    /// Takes a place for one call; throws when the session has too many under way or too many a minute.
    func begin(_ session: String, at now: ContinuousClock.Instant = .now) throws(SiteError) {
        let refusal = accounts.withLock { accounts -> SiteError? in
            if accounts.count > 10_000 { accounts = accounts.filter { $0.value.running > 0 } }
            var account = accounts[session] ?? Account(filledAt: now)
            let minutes = (now - account.filledAt) / .seconds(60)
            account.tokens = min(Self.burst, account.tokens + minutes * Self.perMinute)
            account.filledAt = now
            defer { accounts[session] = account }
            guard account.running < Self.concurrent else {
                return SiteError(.busy, "\(Self.concurrent) calls of yours are under way. Wait for one or cancel it.")
            }
            guard account.tokens >= 1 else {
                return SiteError(
                    .busy, "That were more than \(Int(exactly: Self.perMinute) ?? 60) calls in a minute. Wait a moment."
                )
            }
            account.tokens -= 1
            account.running += 1
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Gives the place back.
    func end(_ session: String) {
        accounts.withLock { $0[session]?.running -= 1 }
    }
}
