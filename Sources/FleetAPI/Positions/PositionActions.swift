import GRDB
import HTTPTypes
import Hummingbird

/// The operations on positions, but for export and stream.
enum PositionActions {
    static let routes = [
        Route(.get, "/vehicles/{vehicleId}/position") { call in .json(try await latest(call).json) },
        Route(.get, "/vehicles/{vehicleId}/location", action: location),
        Route(.get, "/vehicles/{vehicleId}/track", query: ["from", "to", "page", "limit"], action: track),
        Route(.get, "/positions", query: ["bbox", "routeId", "page", "limit"], action: list),
        Route(.post, "/positions/import", query: ["dryRun"], action: importRows),
    ]

    private static func latest(_ call: Call) async throws -> Position {
        let number = try call.number(.vehicle, "vehicleId")
        let (network, now) = (call.surroundings.network, call.now)
        return try await call.database.read { db in
            _ = try db.require(Vehicle.self, number)
            let found = try LatestPositions(vehicles: [number]).read(db, network: network, now: now)
            guard let position = found.first else {
                throw Problem.notFound("The vehicle \(ResourceKind.vehicle.identifier(number)) has never reported.")
            }
            return position
        }
    }

    private static func location(_ call: Call) async throws -> Response {
        let position = try await latest(call)
        var response = Response.json(position.location.json)
        if let name = HTTPField.Name("Deprecation") { response.headers[name] = "@1767225600" }
        return response
    }

    private static func track(_ call: Call) async throws -> Response {
        let number = try call.number(.vehicle, "vehicleId")
        var query = call.query
        var filter = Filter()
        filter.require("vehicle_id = ?", number)
        filter.require("recorded_at >= ?", query.instant("from")?.milliseconds)
        filter.require("recorded_at < ?", query.instant("to")?.milliseconds)
        let page = query.page()
        try query.finish()
        let (items, total) = try await call.database.read { [filter] db in
            _ = try db.require(Vehicle.self, number)
            let source = "FROM position\(filter.clause)"
            let total = try Int64.fetchOne(db, sql: "SELECT count(*) \(source)", arguments: filter.arguments) ?? 0
            let rows = try Row.fetchAll(
                db, sql: "SELECT * \(source) ORDER BY recorded_at LIMIT ? OFFSET ?",
                arguments: filter.arguments + [page.limit, page.offset])
            return (rows.map { Position($0).json }, total)
        }
        return page.response(items, total: total, call: call)
    }

    private static func list(_ call: Call) async throws -> Response {
        var query = call.query
        let box = query.degrees("bbox", count: 4).flatMap { BoundingBox($0) }
        let route = query.reference("routeId", to: .route)
        let page = query.page()
        try query.finish()
        let (network, now) = (call.surroundings.network, call.now)
        let all = try await call.database.read { db in
            try LatestPositions(route: route).read(db, network: network, now: now)
        }
        let found = all.filter { box?.contains($0.location) ?? true }
        let items = found.dropFirst(Int(page.offset)).prefix(Int(page.limit)).map(\.json)
        return page.response(items, total: Int64(found.count), call: call)
    }

    private static func importRows(_ call: Call) async throws -> Response {
        let columns: [String: CSVColumn] = [
            "latitude": .number, "longitude": .number, "speed": .number, "heading": .number,
        ]
        return try await call.importRows(columns: columns) { db, row in
            let position = try Position(row)
            try db.requireReference(.vehicle, position.vehicle, in: "vehicleId")
            try db.requireReference(.route, position.route, in: "routeId")
            let identifier = ResourceKind.vehicle.identifier(position.vehicle)
            return try PositionStore.put(db, position) ? .created(identifier) : .updated(identifier)
        }
    }
}
