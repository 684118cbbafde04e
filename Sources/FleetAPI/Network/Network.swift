import GRDB

/// The paths of all routes, along which vehicles in service are thought to move.
struct Network: Sendable {
    /// How often a vehicle reports, in milliseconds.
    static let interval: Int64 = 5000

    let paths: [Int64: RoutePath]

    init(paths: [Int64: RoutePath]) { self.paths = paths }

    /// Reads the routes and their stops.
    init(_ db: Database) throws {
        var paths: [Int64: RoutePath] = [:]
        for route in try Int64.fetchAll(db, sql: "SELECT id FROM route") {
            paths[route] = RoutePath(try RouteStop.all(db, of: route).map { ($0.location, $0.minutes) })
        }
        self.paths = paths
    }

    /// What a vehicle on a route has reported last; nil for a route without a path. Vehicles report every five seconds,
    /// one fifth of them in each.
    func report(of vehicle: Int64, on route: Int64, now: Instant) -> Position? {
        let shift = vehicle % 5 * 1000
        let time = now.milliseconds - shift
        return position(
            of: vehicle, on: route, at: Instant(milliseconds: time - time % Self.interval + shift))
    }

    /// Where a vehicle on a route is at an instant; nil for a route without a path.
    func position(of vehicle: Int64, on route: Int64, at instant: Instant) -> Position? {
        guard let place = paths[route]?.place(of: vehicle, at: instant) else { return nil }
        return Position(
            vehicle: vehicle, route: route, recordedAt: instant, location: place.location, speed: place.speed,
            heading: place.heading)
    }
}
