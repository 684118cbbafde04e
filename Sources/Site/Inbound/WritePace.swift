import NIOCore

/// How a client takes what it is sent: it need not be fast, but bytes have to move.
struct WritePace {
    private var written = 0
    private var taken = 0
    private var lastTaken: NIODeadline?

    /// Bytes were handed on to be sent.
    mutating func wrote(_ count: Int) {
        written &+= count
    }

    /// Whether the client has not taken a byte for as long as `limit`, with `waiting` bytes still to be taken.
    mutating func isStuck(waiting: Int, limit: TimeAmount, at now: NIODeadline) -> Bool {
        let taken = written &- waiting
        guard waiting > 0, let lastTaken, taken == self.taken else {
            self.taken = taken
            self.lastTaken = waiting > 0 ? now : nil
            return false
        }
        return lastTaken + limit <= now
    }
}
