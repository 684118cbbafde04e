import GRDB
import Hummingbird

/// The operations on drivers.
enum DriverActions {
    static let routes = [
        Route(
            .get, "/drivers", query: ["depotId", "licence", "status", "q", "sort", "page", "limit"], action: list),
        Route(.post, "/drivers", action: create),
        Route(.get, "/drivers/{driverId}") { try await $0.show(Driver.self, "driverId") },
        Route(.patch, "/drivers/{driverId}", action: change),
        Route(.delete, "/drivers/{driverId}") { try await $0.delete(Driver.self, "driverId") },
    ]

    private static func list(_ call: Call) async throws -> Response {
        var query = call.query
        var filter = Filter()
        filter.require("depot_id = ?", query.reference("depotId", to: .depot))
        filter.require("instr(licences, ?) > 0", query.choice("licence", of: VehicleKind.self)?.rawValue)
        filter.require("status = ?", query.choice("status", of: DriverStatus.self)?.rawValue)
        filter.search(query.line("q"))
        let order = query.order(["code": "code", "hiredOn": "hired_on"])
        let page = query.page()
        try query.finish()
        return try await call.list(Driver.self, filter, order: order, page)
    }

    private static func create(_ call: Call) async throws -> Response {
        let fields = try DriverFields(try await call.json())
        let now = call.now
        return try await call.create(Driver.self, at: "/drivers") { db in
            try db.requireFree(fields.code, in: "code", of: "driver")
            try db.requireReference(.depot, fields.depot, in: "depotId")
            return try db.insertRevised(into: "driver", fields.columns, at: now)
        }
    }

    private static func change(_ call: Call) async throws -> Response {
        let now = call.now
        return try await call.change(Driver.self, "driverId") { driver in
            let patch = try await call.mergePatch()
            return try DriverFields(driver.json.merging(patch, members: DriverFields.changeable))
        } apply: { db, driver, fields in
            try db.requireReference(.depot, fields.depot, in: "depotId")
            try db.update("driver", driver.number, fields.columns, at: now)
        }
    }
}
