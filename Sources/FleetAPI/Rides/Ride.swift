import GRDB

/// One trip of one vehicle along one route.
struct Ride: RevisedResource {
    static let kind = ResourceKind.ride
    static let table = "ride"

    let number: Int64
    let fields: RideFields
    let endsAt: Instant
    let stamps: Stamps

    init(_ row: Row) {
        number = row["id"]
        fields = RideFields(row)
        endsAt = Instant(milliseconds: row["ends_at"])
        stamps = Stamps(row)
    }

    var json: JSONValue {
        .object(
            [
                ("id", .string(identifier)), ("routeId", .string(ResourceKind.route.identifier(fields.route))),
                ("direction", .string(fields.direction.rawValue)), ("startsAt", .string(fields.startsAt.text)),
                ("endsAt", .string(endsAt.text)), ("status", .string(fields.status.rawValue)),
                ("vehicleId", .text(fields.vehicle.map(ResourceKind.vehicle.identifier))),
                ("driverId", .text(fields.driver.map(ResourceKind.driver.identifier))),
                ("delaySeconds", .integer(fields.delaySeconds)), ("note", .text(fields.note)),
            ] + stamps.members)
    }
}
