import GRDB

/// What a caller sets of a depot.
struct DepotFields: Sendable {
    let name: String
    let code: String
    let address: Address
    let location: Coordinates
    let capacity: Int64
    let chargingPoints: Int64

    /// Reads a body; throws `422` if members are missing or wrong.
    init(_ body: JSONValue) throws {
        var reader = MemberReader(body)
        name = reader.text("name", .line)
        code = reader.text("code", .depotCode)
        let address = reader.object("address") { Address(reading: &$0) }
        let location = reader.object("location") { Coordinates(reading: &$0) }
        capacity = reader.integer("capacity", in: 1...500)
        chargingPoints = reader.integer("chargingPoints", in: 0...500)
        try reader.finish()
        self.address = address ?? Address(street: "", postcode: "", city: "")
        self.location = location ?? Coordinates(latitude: 0, longitude: 0)
    }

    init(
        name: String, code: String, address: Address, location: Coordinates, capacity: Int64, chargingPoints: Int64
    ) {
        self.name = name
        self.code = code
        self.address = address
        self.location = location
        self.capacity = capacity
        self.chargingPoints = chargingPoints
    }

    init(_ row: Row) {
        name = row["name"]
        code = row["code"]
        address = Address(street: row["street"], postcode: row["postcode"], city: row["city"])
        location = Coordinates(latitude: row["latitude"], longitude: row["longitude"])
        capacity = row["capacity"]
        chargingPoints = row["charging_points"]
    }

    var members: [(String, JSONValue)] {
        [
            ("name", .string(name)), ("code", .string(code)), ("address", address.json), ("location", location.json),
            ("capacity", .integer(capacity)), ("chargingPoints", .integer(chargingPoints)),
        ]
    }

    var columns: ColumnValues {
        [
            ("name", name), ("code", code), ("street", address.street), ("postcode", address.postcode),
            ("city", address.city), ("latitude", location.latitude), ("longitude", location.longitude),
            ("capacity", capacity), ("charging_points", chargingPoints), ("search", "\(name)\n\(code)".lowercased()),
        ]
    }
}
