import GRDB
import Hummingbird

/// The operations on vehicles themselves.
enum VehicleActions {
    static let routes = [
        Route(
            .get, "/vehicles",
            query: ["depotId", "groupId", "kind", "status", "lowFloor", "q", "sort", "page", "limit"], action: list),
        Route(.post, "/vehicles", action: create),
        Route(.post, "/vehicles/import", query: ["dryRun"], action: importRows),
        Route(.get, "/vehicles/{vehicleId}") { try await $0.show(Vehicle.self, "vehicleId") },
        Route(.put, "/vehicles/{vehicleId}", action: replace),
        Route(.patch, "/vehicles/{vehicleId}", action: change),
        Route(.delete, "/vehicles/{vehicleId}", action: delete),
    ]

    private static func list(_ call: Call) async throws -> Response {
        var query = call.query
        var filter = Filter()
        filter.require("depot_id = ?", query.reference("depotId", to: .depot))
        filter.require(
            "id IN (SELECT vehicle_id FROM vehicle_group_member WHERE group_id = ?)",
            query.reference("groupId", to: .group))
        let kinds = query.commaChoices("kind", of: VehicleKind.self, atMost: 3)
        filter.require("kind", oneOf: kinds?.map(\.rawValue))
        let states = query.choices("status", of: VehicleStatus.self, atMost: 4)
        filter.require("status", oneOf: states?.map(\.rawValue))
        filter.require("low_floor = ?", query.boolean("lowFloor"))
        filter.search(query.line("q"))
        let order = query.order([
            "number": "number", "seats": "seats", "createdAt": "created_at", "updatedAt": "updated_at",
        ])
        let page = query.page()
        try query.finish()
        return try await call.list(Vehicle.self, filter, order: order, page)
    }

    private static func create(_ call: Call) async throws -> Response {
        let fields = try VehicleFields(try await call.json())
        let now = call.now
        return try await call.create(Vehicle.self, at: "/vehicles") { try VehicleStore.insert($0, fields, at: now) }
    }

    private static func replace(_ call: Call) async throws -> Response {
        let now = call.now
        return try await call.change(Vehicle.self, "vehicleId") { _ in
            try VehicleFields(try await call.json())
        } apply: {
            try VehicleStore.update($0, $1, $2, at: now)
        }
    }

    private static func change(_ call: Call) async throws -> Response {
        let now = call.now
        return try await call.change(Vehicle.self, "vehicleId") { vehicle in
            let patch = try await call.mergePatch()
            return try VehicleFields(vehicle.json.merging(patch, members: VehicleFields.changeable))
        } apply: {
            try VehicleStore.update($0, $1, $2, at: now)
        }
    }

    private static func delete(_ call: Call) async throws -> Response {
        try await call.delete(Vehicle.self, "vehicleId") { db, vehicle in
            try db.execute(sql: "DELETE FROM position WHERE vehicle_id = ?", arguments: [vehicle.number])
        }
    }

    private static func importRows(_ call: Call) async throws -> Response {
        let now = call.now
        return try await call.importRows(columns: VehicleImport.columns) { db, row in
            let fields = try VehicleFields(row)
            guard let vehicle = try VehicleStore.find(db, fleetNumber: fields.number) else {
                return .created(ResourceKind.vehicle.identifier(try VehicleStore.insert(db, fields, at: now)))
            }
            try VehicleStore.update(db, vehicle, fields, at: now)
            return .updated(vehicle.identifier)
        }
    }
}
