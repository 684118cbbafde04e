import GRDB

/// Finds the latest position of each vehicle: what it has reported while in service, or what was recorded for it,
/// whichever is later.
struct LatestPositions: Sendable {
    /// The only vehicles to look at, nil for all.
    var vehicles: [Int64]?
    /// The only route to look at, nil for all.
    var route: Int64?

    private static let sql = """
        SELECT vehicle.id AS number, vehicle.route_id AS assigned, vehicle.status AS status, position.*
        FROM vehicle LEFT JOIN position ON position.vehicle_id = vehicle.id AND position.recorded_at =
            (SELECT max(recorded_at) FROM position AS newest WHERE newest.vehicle_id = vehicle.id)
        """

    /// The positions, by vehicle.
    func read(_ db: Database, network: Network, now: Instant) throws -> [Position] {
        var filter = Filter()
        if let vehicles {
            let list = "[" + vehicles.map(String.init).joined(separator: ",") + "]"
            filter.require("vehicle.id IN (SELECT value FROM json_each(?))", list)
        }
        let rows = try Row.fetchAll(
            db, sql: Self.sql + filter.clause + " ORDER BY vehicle.id", arguments: filter.arguments)
        return rows.compactMap { latest($0, network: network, now: now) }.filter { route == nil || $0.route == route }
    }

    private func latest(_ row: Row, network: Network, now: Instant) -> Position? {
        let recorded = (row["recorded_at"] as Int64?).map { _ in Position(row) }
        var reported: Position?
        if row["status"] == VehicleStatus.inService.rawValue, let assigned = row["assigned"] as Int64? {
            reported = network.report(of: row["number"], on: assigned, now: now)
        }
        guard let recorded, let reported else { return recorded ?? reported }
        return recorded.recordedAt > reported.recordedAt ? recorded : reported
    }
}
