import GRDB
import Hummingbird

/// The operations on rides.
enum RideActions {
    static let routes = [
        Route(
            .get, "/rides", query: ["date", "routeId", "vehicleId", "driverId", "status", "sort", "page", "limit"],
            action: list),
        Route(.post, "/rides", action: create),
        Route(.get, "/rides/{rideId}") { try await $0.show(Ride.self, "rideId") },
        Route(.patch, "/rides/{rideId}", action: change),
        Route(.post, "/rides/{rideId}/cancel", action: cancel),
    ]

    private static func list(_ call: Call) async throws -> Response {
        var query = call.query
        var filter = Filter()
        if let day = query.day("date") {
            let start = day.start.milliseconds
            filter.require("starts_at >= ? AND starts_at < ?", start, start + Instant.millisecondsPerDay)
        }
        filter.require("route_id = ?", query.reference("routeId", to: .route))
        filter.require("vehicle_id = ?", query.reference("vehicleId", to: .vehicle))
        filter.require("driver_id = ?", query.reference("driverId", to: .driver))
        let states = query.choices("status", of: RideStatus.self, atMost: 4)
        filter.require("status", oneOf: states?.map(\.rawValue))
        let order = query.order(["startsAt": "starts_at", "delaySeconds": "delay_seconds"])
        let page = query.page()
        try query.finish()
        return try await call.list(Ride.self, filter, order: order, page)
    }

    private static func create(_ call: Call) async throws -> Response {
        let fields = try RideFields(try await call.json(), isChange: false)
        let now = call.now
        return try await call.create(Ride.self, at: "/rides") { db in
            try db.requireReference(.route, fields.route, in: "routeId")
            try checkAssignment(db, fields)
            let sql = "SELECT max(minutes) FROM route_stop WHERE route_id = ?"
            let minutes = try Int64.fetchOne(db, sql: sql, arguments: [fields.route]) ?? 0
            let end = fields.startsAt.adding(milliseconds: minutes * 60_000).milliseconds
            return try db.insertRevised(into: "ride", fields.columns + [("ends_at", end)], at: now)
        }
    }

    private static func change(_ call: Call) async throws -> Response {
        let now = call.now
        return try await call.change(Ride.self, "rideId") { ride in
            let patch = try await call.mergePatch()
            return try RideFields(ride.json.merging(patch, members: RideFields.changeable), isChange: true)
        } apply: { db, ride, fields in
            try apply(db, ride, fields, at: now)
        }
    }

    private static func cancel(_ call: Call) async throws -> Response {
        let number = try call.number(.ride, "rideId")
        let now = call.now
        let ride = try await call.database.write { db in
            let ride = try db.require(Ride.self, number)
            var fields = ride.fields
            fields.status = .cancelled
            try apply(db, ride, fields, at: now)
            return try db.require(Ride.self, number)
        }
        return .json(ride.json, fields: [.eTag: ride.revision.entityTag])
    }

    private static func apply(_ db: Database, _ ride: Ride, _ fields: RideFields, at now: Instant) throws {
        let (before, after) = (ride.fields.status, fields.status)
        guard before.mayBecome(after) else {
            throw Problem.conflict("The ride is \(before.rawValue) and cannot become \(after.rawValue).")
        }
        try checkAssignment(db, fields)
        try db.update("ride", ride.number, fields.columns, at: now)
        guard after == .cancelled, before != .cancelled else { return }
        let payload = Event.rideCancelled(ride: ride.number, route: fields.route, startsAt: fields.startsAt)
        try DeliveryStore.insert(db, payload, target: nil, at: now)
    }

    private static func checkAssignment(_ db: Database, _ fields: RideFields) throws {
        try db.requireReference(.vehicle, fields.vehicle, in: "vehicleId")
        try db.requireReference(.driver, fields.driver, in: "driverId")
    }
}
