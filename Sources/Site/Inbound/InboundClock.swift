import NIOCore

/// How long a client may take for what it is doing now (THREATS 4.4, L1).
///
/// Pure: it is told what happened and when, and says until when that may last.
struct InboundClock {
    /// What a client is late with.
    enum Lapse: Hashable {
        /// Nothing of a request has come.
        case idle
        /// The head of a request does not end.
        case head
        /// The body of a request rests or does not end.
        case body
    }

    private enum Reading {
        case nothing
        case head
        case body(isCall: Bool)
        case over
    }

    private let limits: InboundLimits
    private var reading = Reading.nothing
    /// When what is being read began, or when the client became free to go on with it.
    private var since: NIODeadline
    private var lastMoved: NIODeadline
    /// Requests that have begun and whose answer has not ended.
    private var pending = 0
    private var isNew = true
    /// Bytes of the body that is being read.
    private var count = 0
    /// When this side stopped reading; nil while it reads.
    private var pausedAt: NIODeadline?

    /// A connection that opens now. It has no reason to wait: it is held to the time of a head.
    init(limits: InboundLimits, at now: NIODeadline) {
        self.limits = limits
        since = now
        lastMoved = now
    }

    /// Bytes have come, whatever they are.
    mutating func bytesCame(_ count: Int = 0, at now: NIODeadline) {
        lastMoved = now
        self.count += count
        guard case .nothing = reading else { return }
        reading = .head
        since = now
    }

    /// The head of a request has come whole.
    mutating func headCame(isCall: Bool, at now: NIODeadline) {
        reading = .body(isCall: isCall)
        count = 0
        pausedAt = nil
        pending += 1
        isNew = false
        since = now
        lastMoved = now
    }

    /// A request has come to its end.
    mutating func requestEnded(at now: NIODeadline) {
        guard case .body = reading else { return }
        reading = .nothing
        since = now
    }

    /// The last byte of an answer was taken.
    mutating func answerEnded(at now: NIODeadline) {
        pending = max(0, pending - 1)
        // An answer may come before the end of its request: then the body's time goes on.
        if case .body = reading, pending == 0 {
            if pausedAt != nil { lastMoved = now }
            return
        }
        since = now
        lastMoved = now
    }

    /// This side takes nothing for now, as whoever it sends a body on to is slow: the client is not late with it.
    mutating func paused(at now: NIODeadline) {
        if pausedAt == nil { pausedAt = now }
    }

    /// This side reads again.
    mutating func resumed(at now: NIODeadline) {
        guard let start = pausedAt else { return }
        pausedAt = nil
        guard case .body = reading else { return }
        since = since + (now - start)
        lastMoved = now
    }

    /// Nothing counts any more: the connection only waits to be closed.
    mutating func stop() {
        reading = .over
    }

    /// What a body has time for; a large one of a call the more of it has come.
    private var total: TimeAmount {
        guard case .body(isCall: true) = reading else { return limits.bodyTime }
        return limits.callBodyTime + .seconds(Int64(count / max(1, limits.callBodyRate)))
    }

    /// Until when the client may take, and what it is late with then; nil while it is not the client who keeps waiting.
    var deadline: (time: NIODeadline, lapse: Lapse)? {
        switch reading {
        case .nothing: pending > 0 ? nil : (since + (isNew ? limits.headTime : limits.keepAliveIdle), .idle)
        case .head: pending > 0 ? nil : (since + limits.headTime, .head)
        // Behind an earlier request whose answer is not done, nothing of a body is read.
        case .body:
            pending > 1 || (pending > 0 && pausedAt != nil)
                ? nil : (min(lastMoved + limits.bodyIdle, since + total), .body)
        case .over: nil
        }
    }
}
