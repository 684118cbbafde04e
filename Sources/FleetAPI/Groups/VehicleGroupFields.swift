import GRDB

/// What a caller sets of a group.
struct VehicleGroupFields: Sendable {
    let name: String
    let description: String?
    let colour: String

    /// The members that `PATCH` changes.
    static let changeable: Set = ["name", "description", "colour"]

    /// Reads a body; throws `422` if members are missing or wrong.
    init(_ body: JSONValue) throws {
        var reader = MemberReader(body)
        name = reader.text("name", .line)
        description = reader.optionalText("description", .note)
        colour = reader.text("colour", .colour)
        try reader.finish()
    }

    init(name: String, description: String?, colour: String) {
        self.name = name
        self.description = description
        self.colour = colour
    }

    init(_ row: Row) {
        name = row["name"]
        description = row["description"]
        colour = row["colour"]
    }

    var members: [(String, JSONValue)] {
        [("name", .string(name)), ("description", .text(description)), ("colour", .string(colour))]
    }

    var columns: ColumnValues {
        [("name", name), ("description", description), ("colour", colour), ("search", name.lowercased())]
    }
}
