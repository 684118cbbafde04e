import Synchronization

/// Until when a call may last; a body that is streamed may move it as long as pieces of it go or come.
///
/// A class, because the task that waits and the task that works share it.
final class CallClock: Sendable {
    private let end: ContinuousClock.Instant
    private let rest: Duration
    private let moment: Mutex<ContinuousClock.Instant>

    init(_ limits: EgressLimits, startedAt start: ContinuousClock.Instant) {
        end = start + min(max(limits.streamed, .zero), .seconds(86_400))
        rest = limits.rest
        moment = Mutex(start + min(max(limits.total, .zero), .seconds(300)))
    }

    /// One that nothing moves.
    init(until end: ContinuousClock.Instant) {
        self.end = end
        rest = .zero
        moment = Mutex(end)
    }

    /// When the call ends as it stands now.
    var deadline: ContinuousClock.Instant { moment.withLock { $0 } }

    /// A piece of a streamed body went or came: the next one has its time.
    func moved() {
        let later = min(.now + rest, end)
        moment.withLock { $0 = max($0, later) }
    }
}
