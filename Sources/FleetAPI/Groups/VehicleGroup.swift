import GRDB

/// Vehicles that belong together across depots.
struct VehicleGroup: RevisedResource {
    static let kind = ResourceKind.group
    static let table = "vehicle_group"
    static let columns =
        "*, (SELECT count(*) FROM vehicle_group_member WHERE group_id = vehicle_group.id) AS vehicle_count"

    let number: Int64
    let fields: VehicleGroupFields
    let vehicleCount: Int64
    let stamps: Stamps

    init(_ row: Row) {
        number = row["id"]
        fields = VehicleGroupFields(row)
        vehicleCount = row["vehicle_count"]
        stamps = Stamps(row)
    }

    var json: JSONValue {
        .object(
            [("id", .string(identifier))] + fields.members + [("vehicleCount", .integer(vehicleCount))]
                + stamps.members)
    }
}
