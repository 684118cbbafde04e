import GRDB

/// A command and what became of it.
struct Command: StoredResource {
    static let kind = ResourceKind.command
    static let table = "command"
    /// How long a vehicle takes to confirm, in milliseconds.
    static let transit: Int64 = 5000

    let number: Int64
    let vehicle: Int64
    let type: String
    let createdAt: Instant

    init(_ row: Row) {
        number = row["id"]
        vehicle = row["vehicle_id"]
        type = row["type"]
        createdAt = Instant(milliseconds: row["created_at"])
    }

    /// When it has arrived, or will have.
    var deliveredAt: Instant { createdAt.adding(milliseconds: Self.transit) }

    var json: JSONValue { json(at: deliveredAt) }

    /// The command as it stands at an instant.
    func json(at now: Instant) -> JSONValue {
        let isDelivered = now >= deliveredAt
        return .object([
            ("id", .string(identifier)), ("vehicleId", .string(ResourceKind.vehicle.identifier(vehicle))),
            ("type", .string(type)), ("status", .string(isDelivered ? "delivered" : "accepted")),
            ("createdAt", .string(createdAt.text)), ("deliveredAt", .text(isDelivered ? deliveredAt.text : nil)),
        ])
    }
}
