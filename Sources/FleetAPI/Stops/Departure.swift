/// What leaves from a stop at an instant.
struct Departure: Sendable {
    let instant: Instant
    let route: Int64
    let line: String
    let direction: Direction
    let destination: String
    let timetable: Int64

    var json: JSONValue {
        .object([
            ("departsAt", .string(instant.text)), ("routeId", .string(ResourceKind.route.identifier(route))),
            ("line", .string(line)), ("direction", .string(direction.rawValue)),
            ("destination", .string(destination)),
            ("timetableId", .string(ResourceKind.timetable.identifier(timetable))),
        ])
    }
}
