import GRDB
import NIOCore

/// Where a vehicle was at an instant.
struct Position: Sendable {
    let vehicle: Int64
    let route: Int64?
    let recordedAt: Instant
    let location: Coordinates
    /// Kilometres per hour, 0 to 200.
    let speed: Double
    /// Degrees clockwise from north, 0 to 359.
    let heading: Int

    init(
        vehicle: Int64, route: Int64?, recordedAt: Instant, location: Coordinates, speed: Double, heading: Int
    ) {
        self.vehicle = vehicle
        self.route = route
        self.recordedAt = recordedAt
        self.location = location
        self.speed = speed
        self.heading = heading
    }

    init(_ row: Row) {
        vehicle = row["vehicle_id"]
        route = row["route_id"]
        recordedAt = Instant(milliseconds: row["recorded_at"])
        location = Coordinates(latitude: row["latitude"], longitude: row["longitude"])
        speed = row["speed"]
        heading = row["heading"]
    }

    /// Reads a row of an import; throws `422` if members are missing or wrong.
    init(_ body: JSONValue) throws {
        var reader = MemberReader(body)
        vehicle = reader.reference("vehicleId", to: .vehicle)
        route = reader.optionalReference("routeId", to: .route)
        recordedAt = reader.instant("recordedAt")
        location = Coordinates(reading: &reader)
        speed = reader.number("speed", in: 0...200)
        heading = Int(reader.integer("heading", in: 0...359))
        try reader.finish()
    }

    var json: JSONValue {
        .object([
            ("vehicleId", .string(ResourceKind.vehicle.identifier(vehicle))),
            ("routeId", .text(route.map(ResourceKind.route.identifier))), ("recordedAt", .string(recordedAt.text)),
            ("latitude", .number(location.latitude)), ("longitude", .number(location.longitude)),
            ("speed", .number(speed)), ("heading", .integer(Int64(heading))),
        ])
    }

    /// Appends the position as a line of NDJSON; the same value as ``json``, but made without a value in between,
    /// because exports have many.
    func writeNDJSON(to buffer: inout ByteBuffer) {
        let route = route.map { "\"" + ResourceKind.route.identifier($0) + "\"" } ?? "null"
        buffer.writeString(
            "{\"vehicleId\":\"\(ResourceKind.vehicle.identifier(vehicle))\",\"routeId\":\(route),"
                + "\"recordedAt\":\"\(recordedAt.text)\",\"latitude\":\(location.latitude),"
                + "\"longitude\":\(location.longitude),\"speed\":\(speed),\"heading\":\(heading)}\n")
    }

    /// The columns of the export, in order.
    static let csvHeader = "vehicleId,routeId,recordedAt,latitude,longitude,speed,heading\n"

    /// Appends the position as a line of CSV.
    func writeCSV(to buffer: inout ByteBuffer) {
        let route = route.map(ResourceKind.route.identifier) ?? ""
        buffer.writeString(
            "\(ResourceKind.vehicle.identifier(vehicle)),\(route),\(recordedAt.text),"
                + "\(location.latitude),\(location.longitude),\(speed),\(heading)\n")
    }
}
