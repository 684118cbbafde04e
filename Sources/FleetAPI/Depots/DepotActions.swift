import GRDB
import Hummingbird

/// The operations on depots.
enum DepotActions {
    static let routes = [
        Route(.get, "/depots", query: ["q", "sort", "page", "limit"], action: list),
        Route(.post, "/depots", action: create),
        Route(.get, "/depots/{depotId}") { try await $0.show(Depot.self, "depotId") },
        Route(.put, "/depots/{depotId}", action: replace),
        Route(.delete, "/depots/{depotId}", action: delete),
    ]

    private static func list(_ call: Call) async throws -> Response {
        var query = call.query
        var filter = Filter()
        filter.search(query.line("q"))
        let order = query.order(["code": "code", "name": "name", "capacity": "capacity"])
        let page = query.page()
        try query.finish()
        return try await call.list(Depot.self, filter, order: order, page)
    }

    private static func create(_ call: Call) async throws -> Response {
        let fields = try DepotFields(try await call.json())
        let now = call.now
        return try await call.create(Depot.self, at: "/depots") { db in
            try db.requireFree(fields.code, in: "code", of: "depot")
            return try db.insertRevised(into: "depot", fields.columns, at: now)
        }
    }

    private static func replace(_ call: Call) async throws -> Response {
        let now = call.now
        return try await call.change(Depot.self, "depotId") { _ in
            try DepotFields(try await call.json())
        } apply: { db, depot, fields in
            try db.requireFree(fields.code, in: "code", of: "depot", except: depot.number)
            try db.update("depot", depot.number, fields.columns, at: now)
        }
    }

    private static func delete(_ call: Call) async throws -> Response {
        try await call.delete(Depot.self, "depotId") { db, depot in
            let sql = "SELECT count(*) FROM driver WHERE depot_id = ?"
            let drivers = try Int64.fetchOne(db, sql: sql, arguments: [depot.number]) ?? 0
            guard depot.vehicleCount == 0, drivers == 0 else {
                throw Problem.conflict(
                    "The depot is home to \(depot.vehicleCount) vehicles and \(drivers) drivers; move them first.")
            }
        }
    }
}
