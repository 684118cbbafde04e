import GRDB

/// A place where passengers get on and off.
struct Stop: RevisedResource {
    static let kind = ResourceKind.stop
    static let table = "stop"

    let number: Int64
    let fields: StopFields
    let stamps: Stamps

    init(_ row: Row) {
        number = row["id"]
        fields = StopFields(row)
        stamps = Stamps(row)
    }

    var json: JSONValue { .object([("id", .string(identifier))] + fields.members + stamps.members) }
}
