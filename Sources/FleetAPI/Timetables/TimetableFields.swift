import GRDB

/// What a caller sets of a timetable.
struct TimetableFields: Sendable {
    let route: Int64
    let days: ServiceDays
    let service: TimetableService

    /// Reads a body; throws `422` if members are missing or wrong.
    init(_ body: JSONValue) throws {
        var reader = MemberReader(body)
        route = reader.reference("routeId", to: .route)
        days = reader.choice("days", or: .weekday)
        let service = reader.object("service") { TimetableService(reading: &$0) }
        try reader.finish()
        guard case .some(.some(let service)) = service else { throw Problem.internal }
        self.service = service
    }

    init(route: Int64, days: ServiceDays, service: TimetableService) {
        self.route = route
        self.days = days
        self.service = service
    }

    init(_ row: Row) throws {
        route = row["route_id"]
        days = ServiceDays(rawValue: row["days"]) ?? .weekday
        var reader = MemberReader(try JSONReader.read(Array((row["service"] as String).utf8)))
        service = TimetableService(reading: &reader) ?? .departures([])
    }

    var members: [(String, JSONValue)] {
        [
            ("routeId", .string(ResourceKind.route.identifier(route))), ("days", .string(days.rawValue)),
            ("service", service.json),
        ]
    }

    var columns: ColumnValues {
        [("route_id", route), ("days", days.rawValue), ("service", JSONWriter.text(service.json))]
    }
}
