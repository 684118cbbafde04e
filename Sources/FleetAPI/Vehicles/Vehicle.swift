import GRDB

/// A bus, a tram or a van.
struct Vehicle: RevisedResource {
    static let kind = ResourceKind.vehicle
    static let table = "vehicle"
    static let columns = """
        *, EXISTS (SELECT 1 FROM vehicle_photo WHERE vehicle_id = vehicle.id) AS has_photo,
        (SELECT group_concat(group_id) FROM vehicle_group_member WHERE vehicle_id = vehicle.id) AS group_ids
        """

    let number: Int64
    let fields: VehicleFields
    let groups: [Int64]
    let hasPhoto: Bool
    let stamps: Stamps

    init(_ row: Row) {
        number = row["id"]
        fields = VehicleFields(row)
        groups = (row["group_ids"] as String? ?? "").split(separator: ",").compactMap { Int64($0) }.sorted()
        hasPhoto = row["has_photo"]
        stamps = Stamps(row)
    }

    var json: JSONValue {
        let groupIDs = groups.map { JSONValue.string(ResourceKind.group.identifier($0)) }
        return .object(
            [("id", .string(identifier))] + fields.members
                + [("groupIds", .array(groupIDs)), ("hasPhoto", .boolean(hasPhoto))] + stamps.members)
    }
}
