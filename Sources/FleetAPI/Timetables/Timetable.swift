import GRDB

/// When a route departs from its first stop on one kind of day.
struct Timetable: RevisedResource {
    static let kind = ResourceKind.timetable
    static let table = "timetable"

    let number: Int64
    let fields: TimetableFields
    let stamps: Stamps

    init(_ row: Row) throws {
        number = row["id"]
        fields = try TimetableFields(row)
        stamps = Stamps(row)
    }

    var json: JSONValue {
        .object(
            [("id", .string(identifier))] + fields.members
                + [("departureCount", .integer(Int64(fields.service.times.count)))] + stamps.members)
    }
}
