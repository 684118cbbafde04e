import GRDB
import Hummingbird

/// The operations on routes.
enum RouteActions {
    static let routes = [
        Route(.get, "/routes", query: ["mode", "stopId", "q", "page", "limit"], action: list),
        Route(.get, "/routes/{routeId}", action: show),
    ]

    private static func list(_ call: Call) async throws -> Response {
        var query = call.query
        var filter = Filter()
        filter.require("mode = ?", query.choice("mode", of: VehicleKind.self)?.rawValue)
        filter.require(
            "id IN (SELECT route_id FROM route_stop WHERE stop_id = ?)", query.reference("stopId", to: .stop))
        filter.search(query.line("q"))
        let page = query.page()
        try query.finish()
        return try await call.list(TransitRoute.self, filter, order: "id", page)
    }

    private static func show(_ call: Call) async throws -> Response {
        let number = try call.number(.route, "routeId")
        let (route, stops) = try await call.database.read { db in
            (try db.require(TransitRoute.self, number), try RouteStop.all(db, of: number))
        }
        return .json(.object(route.members + [("stops", .array(stops.map(\.json)))]))
    }
}
