import GRDB

/// What a caller sets of a ride.
struct RideFields: Sendable {
    let route: Int64
    let direction: Direction
    let startsAt: Instant
    let vehicle: Int64?
    let driver: Int64?
    let note: String?
    /// Only `PATCH` sets it; a new ride is planned.
    var status = RideStatus.planned
    /// In seconds, 0 to 86,400. Only `PATCH` sets it.
    var delaySeconds: Int64 = 0

    /// The members that `PATCH` changes.
    static let changeable: Set = ["vehicleId", "driverId", "status", "delaySeconds", "note"]

    /// Reads a body; throws `422` if members are missing or wrong. `isChange` says whether state and delay count, which
    /// nobody sets when making a ride.
    init(_ body: JSONValue, isChange: Bool) throws {
        var reader = MemberReader(body)
        route = reader.reference("routeId", to: .route)
        direction = reader.choice("direction", or: .outbound)
        startsAt = reader.instant("startsAt")
        vehicle = reader.optionalReference("vehicleId", to: .vehicle)
        driver = reader.optionalReference("driverId", to: .driver)
        note = reader.optionalText("note", .line)
        if isChange {
            status = reader.choice("status", or: .planned)
            delaySeconds = reader.integer("delaySeconds", in: 0...86_400)
        }
        try reader.finish()
    }

    init(_ row: Row) {
        route = row["route_id"]
        direction = Direction(rawValue: row["direction"]) ?? .outbound
        startsAt = Instant(milliseconds: row["starts_at"])
        vehicle = row["vehicle_id"]
        driver = row["driver_id"]
        note = row["note"]
        status = RideStatus(rawValue: row["status"]) ?? .planned
        delaySeconds = row["delay_seconds"]
    }

    /// The columns, but for the end, which follows from the route.
    var columns: ColumnValues {
        [
            ("route_id", route), ("direction", direction.rawValue), ("starts_at", startsAt.milliseconds),
            ("status", status.rawValue), ("vehicle_id", vehicle), ("driver_id", driver),
            ("delay_seconds", delaySeconds), ("note", note),
        ]
    }
}
