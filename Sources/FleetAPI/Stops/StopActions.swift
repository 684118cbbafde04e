import GRDB
import Hummingbird

/// The operations on stops.
enum StopActions {
    static let routes = [
        Route(
            .get, "/stops", query: ["near", "radius", "accessible", "q", "sort", "page", "limit"], action: list),
        Route(.post, "/stops", action: create),
        Route(.get, "/stops/{stopId}") { try await $0.show(Stop.self, "stopId") },
        Route(.put, "/stops/{stopId}", action: replace),
        Route(.delete, "/stops/{stopId}", action: delete),
        Route(.get, "/stops/{stopId}/departures", query: ["at", "routeId", "limit"], action: departures),
    ]

    private static func list(_ call: Call) async throws -> Response {
        var query = call.query
        var filter = Filter()
        let near = query.degrees("near", count: 2).map { Coordinates(latitude: $0[0], longitude: $0[1]) }
        let radius = query.integer("radius", in: 1...50_000) ?? 500
        filter.require("is_accessible = ?", query.boolean("accessible"))
        filter.search(query.line("q"))
        let order = query.order(["name": "name", "zone": "zone"])
        let page = query.page()
        try query.finish()
        if let near {
            let numbers = try await call.database.read { try stops(within: Double(radius), of: near, $0) }
            filter.require(
                "id IN (SELECT value FROM json_each(?))", "[" + numbers.map(String.init).joined(separator: ",") + "]")
        }
        return try await call.list(Stop.self, filter, order: order, page)
    }

    private static func stops(within radius: Double, of point: Coordinates, _ db: Database) throws -> [Int64] {
        let rows = try Row.fetchCursor(db, sql: "SELECT id, latitude, longitude FROM stop")
        var numbers: [Int64] = []
        while let row = try rows.next() {
            let location = Coordinates(latitude: row["latitude"], longitude: row["longitude"])
            if location.distance(to: point) <= radius { numbers.append(row["id"]) }
        }
        return numbers
    }

    private static func create(_ call: Call) async throws -> Response {
        let fields = try StopFields(try await call.json())
        let now = call.now
        return try await call.create(Stop.self, at: "/stops") {
            try $0.insertRevised(into: "stop", fields.columns, at: now)
        }
    }

    private static func replace(_ call: Call) async throws -> Response {
        let now = call.now
        return try await call.change(Stop.self, "stopId") { _ in
            try StopFields(try await call.json())
        } apply: { db, stop, fields in
            try db.update("stop", stop.number, fields.columns, at: now)
        }
    }

    private static func delete(_ call: Call) async throws -> Response {
        try await call.delete(Stop.self, "stopId") { db, stop in
            let sql = """
                SELECT line FROM route WHERE id IN (SELECT route_id FROM route_stop WHERE stop_id = ?) ORDER BY id
                """
            let lines = try String.fetchAll(db, sql: sql, arguments: [stop.number])
            guard lines.isEmpty else {
                throw Problem.conflict("The stop is served by line \(lines.joined(separator: ", ")).")
            }
        }
    }

    private static func departures(_ call: Call) async throws -> Response {
        let number = try call.number(.stop, "stopId")
        var query = call.query
        let start = query.instant("at") ?? call.now
        let route = query.reference("routeId", to: .route)
        let limit = query.integer("limit", in: 1...200) ?? 50
        try query.finish()
        let departures = try await call.database.read { db in
            _ = try db.require(Stop.self, number)
            return try DepartureBoard(stop: number, route: route).departures(db, from: start)
        }
        return .json(
            .object([
                ("stopId", .string(ResourceKind.stop.identifier(number))),
                ("items", .array(departures.prefix(Int(limit)).map(\.json))),
            ]))
    }
}
