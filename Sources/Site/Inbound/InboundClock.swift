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
        case body(total: TimeAmount)
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

    /// A connection that opens now. It has no reason to wait: it is held to the time of a head.
    init(limits: InboundLimits, at now: NIODeadline) {
        self.limits = limits
        since = now
        lastMoved = now
    }

    /// Bytes have come, whatever they are.
    mutating func bytesCame(at now: NIODeadline) {
        lastMoved = now
        guard case .nothing = reading else { return }
        reading = .head
        since = now
    }

    /// The head of a request has come whole.
    mutating func headCame(isCall: Bool, at now: NIODeadline) {
        reading = .body(total: isCall ? limits.callBodyTime : limits.bodyTime)
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
        if case .body = reading, pending == 0 { return }
        since = now
        lastMoved = now
    }

    /// Nothing counts any more: the connection only waits to be closed.
    mutating func stop() {
        reading = .over
    }

    /// Until when the client may take, and what it is late with then; nil while it is not the client who keeps waiting.
    var deadline: (time: NIODeadline, lapse: Lapse)? {
        switch reading {
        case .nothing: pending > 0 ? nil : (since + (isNew ? limits.headTime : limits.keepAliveIdle), .idle)
        case .head: pending > 0 ? nil : (since + limits.headTime, .head)
        // Behind an earlier request whose answer is not done, nothing of a body is read.
        case .body(let total): pending > 1 ? nil : (min(lastMoved + limits.bodyIdle, since + total), .body)
        case .over: nil
        }
    }
}
