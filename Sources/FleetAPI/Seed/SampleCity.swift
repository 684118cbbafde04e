import GRDB

/// Fills an empty database with Auenstadt, the same city each time; only the days of rides and positions go with the
/// clock.
struct SampleCity {
    static let centre = Coordinates(latitude: 51.2, longitude: 12.05)

    let now: Instant
    var random = SeededGenerator(seed: 0x0000_41_55_45_4E)

    init(now: Instant) { self.now = now }

    /// Adds everything, in the order in which things refer to each other.
    func fill(_ db: Database) throws {
        var city = self
        let stops = try city.addStops(db)
        let routes = try city.addRoutes(db, through: stops)
        try city.addTimetables(db, for: routes)
        try city.addDepots(db)
        let vehicles = try city.addVehicles(db, on: routes)
        try city.addGroups(db, vehicles)
        let drivers = try city.addDrivers(db)
        try city.addRides(db, on: routes, vehicles, drivers)
        try city.addPositions(db, of: vehicles)
    }
}
