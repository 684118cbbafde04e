import GRDB

/// Somebody who drives, known by a staff code.
struct Driver: RevisedResource {
    static let kind = ResourceKind.driver
    static let table = "driver"

    let number: Int64
    let fields: DriverFields
    let stamps: Stamps

    init(_ row: Row) {
        number = row["id"]
        fields = DriverFields(row)
        stamps = Stamps(row)
    }

    var json: JSONValue { .object([("id", .string(identifier))] + fields.members + stamps.members) }
}
