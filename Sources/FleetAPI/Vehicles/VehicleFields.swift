import GRDB

/// What a caller sets of a vehicle.
struct VehicleFields: Sendable {
    let number: String
    let plate: String?
    let depot: Int64
    let status: VehicleStatus
    let seats: Int64
    let standingPlaces: Int64
    let lowFloor: Bool
    let commissionedOn: CalendarDay?
    let notes: String?
    let make: VehicleMake

    /// The members that `PATCH` changes; what belongs to the kind is not among them.
    static let changeable: Set = [
        "plate", "depotId", "status", "seats", "standingPlaces", "lowFloor", "commissionedOn", "notes",
    ]

    /// Reads a body; throws `422` if members are missing or wrong.
    init(_ body: JSONValue) throws {
        var reader = MemberReader(body)
        make = VehicleMake(reading: &reader)
        number = reader.text("number", .fleetNumber)
        plate = reader.optionalText("plate", .plate)
        depot = reader.reference("depotId", to: .depot)
        status = reader.choice("status", or: .standby)
        seats = reader.integer("seats", in: 0...300)
        standingPlaces = reader.integer("standingPlaces", in: 0...500)
        lowFloor = reader.boolean("lowFloor")
        commissionedOn = reader.optionalDay("commissionedOn")
        notes = reader.optionalText("notes", .note)
        try reader.finish()
    }

    init(_ row: Row) {
        number = row["number"]
        plate = row["plate"]
        depot = row["depot_id"]
        status = VehicleStatus(rawValue: row["status"]) ?? .standby
        seats = row["seats"]
        standingPlaces = row["standing_places"]
        lowFloor = row["low_floor"]
        commissionedOn = (row["commissioned_on"] as String?).flatMap { CalendarDay($0) }
        notes = row["notes"]
        make = VehicleMake(row)
    }

    var members: [(String, JSONValue)] {
        [
            ("kind", .string(make.kind.rawValue)), ("number", .string(number)), ("plate", .text(plate)),
            ("depotId", .string(ResourceKind.depot.identifier(depot))), ("status", .string(status.rawValue)),
            ("seats", .integer(seats)), ("standingPlaces", .integer(standingPlaces)), ("lowFloor", .boolean(lowFloor)),
            ("commissionedOn", .text(commissionedOn?.text)), ("notes", .text(notes)),
        ] + make.members
    }

    var columns: ColumnValues {
        [
            ("number", number), ("plate", plate), ("depot_id", depot), ("status", status.rawValue), ("seats", seats),
            ("standing_places", standingPlaces), ("low_floor", lowFloor), ("commissioned_on", commissionedOn?.text),
            ("notes", notes), ("search", "\(number)\n\(plate ?? "")".lowercased()),
        ] + make.columns
    }
}
