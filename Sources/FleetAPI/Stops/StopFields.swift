import GRDB

/// What a caller sets of a stop.
struct StopFields: Sendable {
    let name: String
    let location: Coordinates
    let zone: FareZone
    let isAccessible: Bool
    let shelter: Shelter

    /// Reads a body; throws `422` if members are missing or wrong.
    init(_ body: JSONValue) throws {
        var reader = MemberReader(body)
        name = reader.text("name", .line)
        let location = reader.object("location") { Coordinates(reading: &$0) }
        zone = reader.choice("zone", or: .inner)
        isAccessible = reader.boolean("isAccessible")
        shelter = reader.choice("shelter", or: .none)
        try reader.finish()
        self.location = location ?? Coordinates(latitude: 0, longitude: 0)
    }

    init(name: String, location: Coordinates, zone: FareZone, isAccessible: Bool, shelter: Shelter) {
        self.name = name
        self.location = location
        self.zone = zone
        self.isAccessible = isAccessible
        self.shelter = shelter
    }

    init(_ row: Row) {
        name = row["name"]
        location = Coordinates(latitude: row["latitude"], longitude: row["longitude"])
        zone = FareZone(rawValue: row["zone"]) ?? .inner
        isAccessible = row["is_accessible"]
        shelter = Shelter(rawValue: row["shelter"]) ?? .none
    }

    var members: [(String, JSONValue)] {
        [
            ("name", .string(name)), ("location", location.json), ("zone", .string(zone.rawValue)),
            ("isAccessible", .boolean(isAccessible)), ("shelter", .string(shelter.rawValue)),
        ]
    }

    var columns: ColumnValues {
        [
            ("name", name), ("latitude", location.latitude), ("longitude", location.longitude),
            ("zone", zone.rawValue), ("is_accessible", isAccessible), ("shelter", shelter.rawValue),
            ("search", name.lowercased()),
        ]
    }
}
