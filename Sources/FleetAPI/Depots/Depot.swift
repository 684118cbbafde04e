import GRDB

/// A place where vehicles are kept, charged and repaired.
struct Depot: RevisedResource {
    static let kind = ResourceKind.depot
    static let table = "depot"
    static let columns = "*, (SELECT count(*) FROM vehicle WHERE depot_id = depot.id) AS vehicle_count"

    let number: Int64
    let fields: DepotFields
    let vehicleCount: Int64
    let stamps: Stamps

    init(_ row: Row) {
        number = row["id"]
        fields = DepotFields(row)
        vehicleCount = row["vehicle_count"]
        stamps = Stamps(row)
    }

    var json: JSONValue {
        .object(
            [("id", .string(identifier))] + fields.members + [("vehicleCount", .integer(vehicleCount))]
                + stamps.members)
    }
}
