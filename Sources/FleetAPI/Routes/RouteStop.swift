import GRDB

/// A stop on a route.
struct RouteStop: Sendable {
    let sequence: Int64
    let stop: Int64
    let name: String
    let location: Coordinates
    /// Minutes from the first stop.
    let minutes: Int64

    init(_ row: Row) {
        sequence = row["sequence"]
        stop = row["stop_id"]
        name = row["name"]
        location = Coordinates(latitude: row["latitude"], longitude: row["longitude"])
        minutes = row["minutes"]
    }

    /// The stops of a route in order.
    static func all(_ db: Database, of route: Int64) throws -> [RouteStop] {
        let sql = """
            SELECT sequence, stop_id, minutes, name, latitude, longitude
            FROM route_stop JOIN stop ON stop.id = stop_id WHERE route_id = ? ORDER BY sequence
            """
        return try Row.fetchAll(db, sql: sql, arguments: [route]).map(RouteStop.init)
    }

    var json: JSONValue {
        .object([
            ("stopId", .string(ResourceKind.stop.identifier(stop))), ("name", .string(name)),
            ("minutes", .integer(minutes)),
        ])
    }
}
