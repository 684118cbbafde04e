import NIOCore

/// Decides what a live stream sends next: a pure value, stepped once a second, without clock or connection of its own.
struct LiveFeed: Sendable {
    /// A comment line is sent after so long without an event, in milliseconds.
    static let heartbeat: Int64 = 15_000

    private var sent: [Int64: Instant] = [:]
    private var lastWrite: Instant
    private var remaining: Int
    private let end: Instant?
    /// Positions up to this instant were seen before the connection broke.
    private let seen: Instant?

    /// A feed that begins now. `events` is how many events it sends at most; `duration` how long it goes on, in
    /// milliseconds; `lastEvent` the id of the last event that the client has seen.
    init(now: Instant, events: Int = .max, duration: Int64? = nil, lastEvent: String? = nil) {
        lastWrite = now
        remaining = events
        end = duration.map { now.adding(milliseconds: $0) }
        seen = lastEvent.flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
    }

    /// Whether nothing more will be sent.
    func isOver(at now: Instant) -> Bool { remaining == 0 || end.map { now >= $0 } ?? false }

    /// The bytes to send now, nil if there are none.
    mutating func step(_ positions: [Position], now: Instant) -> ByteBuffer? {
        var buffer = ByteBuffer()
        for position in positions where remaining > 0 && isNews(position) {
            sent[position.vehicle] = position.recordedAt
            remaining -= 1
            buffer.writeString("id: \(position.recordedAt.milliseconds)\nevent: position\ndata: ")
            JSONWriter.write(position.json, to: &buffer)
            buffer.writeStaticString("\n\n")
        }
        if buffer.readableBytes == 0 {
            guard now.milliseconds - lastWrite.milliseconds >= Self.heartbeat else { return nil }
            buffer.writeStaticString(": still here\n\n")
        }
        lastWrite = now
        return buffer
    }

    private func isNews(_ position: Position) -> Bool {
        if let last = sent[position.vehicle] { return position.recordedAt > last }
        return seen.map { position.recordedAt > $0 } ?? true
    }
}
