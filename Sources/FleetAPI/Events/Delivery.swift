import GRDB

/// Something that was told, or would have been.
struct Delivery: StoredResource {
    static let kind = ResourceKind.delivery
    static let table = "delivery"

    let number: Int64
    let event: String
    let target: String?
    let occurredAt: Instant
    let payload: JSONValue

    init(_ row: Row) throws {
        number = row["id"]
        event = row["event"]
        target = row["target"]
        occurredAt = Instant(milliseconds: row["occurred_at"])
        payload = try JSONReader.read(Array((row["payload"] as String).utf8))
    }

    var json: JSONValue {
        .object([
            ("id", .string(identifier)), ("event", .string(event)), ("target", .text(target)),
            ("occurredAt", .string(occurredAt.text)), ("payload", payload),
        ])
    }
}
