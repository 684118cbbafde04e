import GRDB

/// How vehicles are written, with what has to hold and what has to be told.
enum VehicleStore {
    /// Adds a vehicle and gives its number; throws `409` if its fleet number is taken or its depot does not exist.
    static func insert(_ db: Database, _ fields: VehicleFields, at now: Instant) throws -> Int64 {
        try check(db, fields, except: nil)
        return try db.insertRevised(into: "vehicle", fields.columns, at: now)
    }

    /// Changes a vehicle under the same conditions and tells a new status to the webhook.
    static func update(_ db: Database, _ vehicle: Vehicle, _ fields: VehicleFields, at now: Instant) throws {
        try check(db, fields, except: vehicle.number)
        try db.update("vehicle", vehicle.number, fields.columns, at: now)
        guard vehicle.fields.status != fields.status else { return }
        let payload = Event.vehicleStatusChanged(
            vehicle: vehicle.number, from: vehicle.fields.status, to: fields.status)
        try DeliveryStore.insert(db, payload, target: nil, at: now)
    }

    /// The vehicle with this fleet number, nil if there is none.
    static func find(_ db: Database, fleetNumber: String) throws -> Vehicle? {
        let sql = "SELECT \(Vehicle.columns) FROM vehicle WHERE number = ?"
        return try Row.fetchOne(db, sql: sql, arguments: [fleetNumber]).map { Vehicle($0) }
    }

    private static func check(_ db: Database, _ fields: VehicleFields, except number: Int64?) throws {
        try db.requireFree(fields.number, in: "number", of: "vehicle", except: number)
        try db.requireReference(.depot, fields.depot, in: "depotId")
    }
}
