import GRDB

/// Writes and reads recorded positions.
enum PositionStore {
    /// Adds a position or replaces the one of the same vehicle and instant; says whether it is new.
    static func put(_ db: Database, _ position: Position) throws -> Bool {
        let key: StatementArguments = [position.vehicle, position.recordedAt.milliseconds]
        let sql = "DELETE FROM position WHERE vehicle_id = ? AND recorded_at = ?"
        try db.cachedStatement(sql: sql).execute(arguments: key)
        let isNew = db.changesCount == 0
        try insert(db, position)
        return isNew
    }

    /// Adds a position that is not there yet.
    static func insert(_ db: Database, _ position: Position) throws {
        let sql = """
            INSERT INTO position (vehicle_id, recorded_at, route_id, latitude, longitude, speed, heading)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        try db.cachedStatement(sql: sql).execute(arguments: [
            position.vehicle, position.recordedAt.milliseconds, position.route, position.location.latitude,
            position.location.longitude, position.speed, position.heading,
        ])
    }

    /// The next positions after a place in the order of instant and vehicle.
    static func batch(_ db: Database, _ filter: Filter, after place: ExportPlace, limit: Int) throws -> [Position] {
        var filter = filter
        filter.require("(recorded_at, vehicle_id) > (?, ?)", place.instant, place.vehicle)
        let sql = "SELECT * FROM position\(filter.clause) ORDER BY recorded_at, vehicle_id LIMIT ?"
        return try Row.fetchAll(db, sql: sql, arguments: filter.arguments + [limit]).map(Position.init)
    }
}
