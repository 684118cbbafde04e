import GRDB

/// A numbered line of the network.
struct TransitRoute: StoredResource {
    static let kind = ResourceKind.route
    static let table = "route"
    static let columns = "*, (SELECT count(*) FROM route_stop WHERE route_id = route.id) AS stop_count"

    let number: Int64
    let line: String
    let name: String
    let mode: VehicleKind
    let colour: String
    let lengthMetres: Int64
    let stopCount: Int64

    init(_ row: Row) {
        number = row["id"]
        line = row["line"]
        name = row["name"]
        mode = VehicleKind(rawValue: row["mode"]) ?? .bus
        colour = row["colour"]
        lengthMetres = row["length_metres"]
        stopCount = row["stop_count"]
    }

    var json: JSONValue { .object(members) }

    /// The members, to which the stops can be added.
    var members: [(String, JSONValue)] {
        [
            ("id", .string(identifier)), ("line", .string(line)), ("name", .string(name)),
            ("mode", .string(mode.rawValue)), ("colour", .string(colour)), ("lengthMetres", .integer(lengthMetres)),
            ("stopCount", .integer(stopCount)),
        ]
    }
}
