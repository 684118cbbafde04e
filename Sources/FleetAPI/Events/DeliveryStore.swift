import GRDB

/// Writes down what other systems would be told; nothing is sent.
enum DeliveryStore {
    /// Adds a delivery that happens at `instant`, which may lie in the future.
    static func insert(_ db: Database, _ event: Event, target: String?, at instant: Instant) throws {
        try db.insert(
            into: "delivery",
            [
                ("event", event.name.rawValue), ("target", target), ("occurred_at", instant.milliseconds),
                ("payload", JSONWriter.text(event.payload(at: instant))),
            ])
    }
}
