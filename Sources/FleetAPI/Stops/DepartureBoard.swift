import GRDB

/// Makes the departures from a stop out of the timetables.
struct DepartureBoard: Sendable {
    /// How far the board looks ahead, in milliseconds.
    static let window: Int64 = 2 * 3_600_000

    let stop: Int64
    /// The only route to show, nil for all.
    let route: Int64?

    /// The departures in the two hours from `start` on, by time.
    func departures(_ db: Database, from start: Instant) throws -> [Departure] {
        let sql = "SELECT DISTINCT route_id FROM route_stop WHERE stop_id = ? AND route_id = ifnull(?, route_id)"
        let routes = try Int64.fetchAll(db, sql: sql, arguments: [stop, route])
        var found: [Departure] = []
        for number in routes {
            guard let route = try db.find(TransitRoute.self, number) else { continue }
            let stops = try RouteStop.all(db, of: number)
            let timetables = try Row.fetchAll(
                db, sql: "SELECT * FROM timetable WHERE route_id = ?", arguments: [number])
            for timetable in try timetables.map({ try Timetable($0) }) {
                found += departures(of: timetable, on: route, stops, from: start)
            }
        }
        return found.sorted {
            ($0.instant, $0.route, $0.direction.rawValue) < ($1.instant, $1.route, $1.direction.rawValue)
        }
    }

    private func departures(
        of timetable: Timetable, on route: TransitRoute, _ stops: [RouteStop], from start: Instant
    ) -> [Departure] {
        guard let first = stops.first, let last = stops.last else { return [] }
        let end = start.adding(milliseconds: Self.window)
        var found: [Departure] = []
        for offset in Int64(-1)...1 {
            let day = CalendarDay(daysSinceEpoch: start.day.daysSinceEpoch + offset)
            guard day.serviceDays == timetable.fields.days else { continue }
            for time in timetable.fields.service.times {
                for own in stops where own.stop == stop {
                    let outbound = (Direction.outbound, own.minutes, last.name, own.sequence != last.sequence)
                    let inbound = (Direction.inbound, last.minutes - own.minutes, first.name, own.sequence != 0)
                    for (direction, minutes, destination, leaves) in [outbound, inbound] where leaves {
                        let instant = day.start.adding(milliseconds: (Int64(time.minutes) + minutes) * 60_000)
                        guard instant >= start, instant < end else { continue }
                        found.append(
                            Departure(
                                instant: instant, route: route.number, line: route.line, direction: direction,
                                destination: destination, timetable: timetable.number))
                    }
                }
            }
        }
        return found
    }
}
