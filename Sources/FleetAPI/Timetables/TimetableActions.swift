import GRDB
import Hummingbird

/// The operations on timetables.
enum TimetableActions {
    static let routes = [
        Route(.get, "/timetables", query: ["routeId", "days", "page", "limit"], action: list),
        Route(.post, "/timetables", action: create),
        Route(.get, "/timetables/{timetableId}") { try await $0.show(Timetable.self, "timetableId") },
        Route(.delete, "/timetables/{timetableId}") { try await $0.delete(Timetable.self, "timetableId") },
    ]

    private static func list(_ call: Call) async throws -> Response {
        var query = call.query
        var filter = Filter()
        filter.require("route_id = ?", query.reference("routeId", to: .route))
        filter.require("days = ?", query.choice("days", of: ServiceDays.self)?.rawValue)
        let page = query.page()
        try query.finish()
        return try await call.list(Timetable.self, filter, order: "route_id, id", page)
    }

    private static func create(_ call: Call) async throws -> Response {
        let fields = try TimetableFields(try await call.json())
        let now = call.now
        return try await call.create(Timetable.self, at: "/timetables") { db in
            try db.requireReference(.route, fields.route, in: "routeId")
            return try db.insertRevised(into: "timetable", fields.columns, at: now)
        }
    }
}
