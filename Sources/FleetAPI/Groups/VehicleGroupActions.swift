import GRDB
import Hummingbird

/// The operations on vehicle groups.
enum VehicleGroupActions {
    private static let path = "/vehicle-groups/{groupId}"

    static let routes = [
        Route(.get, "/vehicle-groups", query: ["q", "page", "limit"], action: list),
        Route(.post, "/vehicle-groups", action: create),
        Route(.get, path) { try await $0.show(VehicleGroup.self, "groupId") },
        Route(.patch, path, action: change),
        Route(.delete, path) { try await $0.delete(VehicleGroup.self, "groupId") },
        Route(.put, path + "/vehicles/{vehicleId}", action: add),
        Route(.delete, path + "/vehicles/{vehicleId}", action: remove),
    ]

    private static func list(_ call: Call) async throws -> Response {
        var query = call.query
        var filter = Filter()
        filter.search(query.line("q"))
        let page = query.page()
        try query.finish()
        return try await call.list(VehicleGroup.self, filter, order: "name, id", page)
    }

    private static func create(_ call: Call) async throws -> Response {
        let fields = try VehicleGroupFields(try await call.json())
        let now = call.now
        return try await call.create(VehicleGroup.self, at: "/vehicle-groups") { db in
            try db.requireFree(fields.name, in: "name", of: "vehicle_group")
            return try db.insertRevised(into: "vehicle_group", fields.columns, at: now)
        }
    }

    private static func change(_ call: Call) async throws -> Response {
        let now = call.now
        return try await call.change(VehicleGroup.self, "groupId") { group in
            let patch = try await call.mergePatch()
            return try VehicleGroupFields(group.json.merging(patch, members: VehicleGroupFields.changeable))
        } apply: { db, group, fields in
            try db.requireFree(fields.name, in: "name", of: "vehicle_group", except: group.number)
            try db.update("vehicle_group", group.number, fields.columns, at: now)
        }
    }

    private static func add(_ call: Call) async throws -> Response {
        try await changeMembership(call) { db, group, vehicle in
            let sql = "INSERT OR IGNORE INTO vehicle_group_member (group_id, vehicle_id) VALUES (?, ?)"
            try db.execute(sql: sql, arguments: [group, vehicle])
        }
    }

    private static func remove(_ call: Call) async throws -> Response {
        try await changeMembership(call) { db, group, vehicle in
            let sql = "DELETE FROM vehicle_group_member WHERE group_id = ? AND vehicle_id = ?"
            try db.execute(sql: sql, arguments: [group, vehicle])
            if db.changesCount == 0 {
                let (vehicle, group) = (ResourceKind.vehicle.identifier(vehicle), ResourceKind.group.identifier(group))
                throw Problem.notFound("The vehicle \(vehicle) is not in the group \(group).")
            }
        }
    }

    private static func changeMembership(
        _ call: Call, _ change: @escaping @Sendable (Database, Int64, Int64) throws -> Void
    ) async throws -> Response {
        let group = try call.number(.group, "groupId")
        let vehicle = try call.number(.vehicle, "vehicleId")
        try await call.database.write { db in
            _ = try db.require(VehicleGroup.self, group)
            _ = try db.require(Vehicle.self, vehicle)
            try change(db, group, vehicle)
        }
        return .empty()
    }
}
