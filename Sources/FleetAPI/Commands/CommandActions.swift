import GRDB
import HTTPTypes
import Hummingbird

/// The operations on commands.
enum CommandActions {
    static let routes = [
        Route(.post, "/vehicles/{vehicleId}/commands", action: send),
        Route(.get, "/commands/{commandId}", action: show),
    ]

    private static func send(_ call: Call) async throws -> Response {
        let vehicle = try call.number(.vehicle, "vehicleId")
        let key = try idempotencyKey(call)
        _ = try await call.database.read { try $0.require(Vehicle.self, vehicle) }
        let fields = try CommandFields(try await call.json())
        let now = call.now
        let command = try await call.database.write { db in
            _ = try db.require(Vehicle.self, vehicle)
            if let earlier = try earlier(db, key, vehicle: vehicle) { return earlier }
            try db.requireReference(.depot, fields.depot, in: "depotId")
            let number = try db.insert(
                into: "command",
                [
                    ("vehicle_id", vehicle), ("type", fields.kind.rawValue), ("created_at", now.milliseconds),
                    ("idempotency_key", key),
                ])
            let command = try db.require(Command.self, number)
            if let target = fields.callbackAddress {
                let event = Event.commandDelivered(command: number, vehicle: vehicle)
                try DeliveryStore.insert(db, event, target: target, at: command.deliveredAt)
            }
            return command
        }
        return .json(
            command.json(at: now), status: .accepted, fields: [.location: "/commands/" + command.identifier])
    }

    private static func show(_ call: Call) async throws -> Response {
        let number = try call.number(.command, "commandId")
        let command = try await call.database.read { try $0.require(Command.self, number) }
        return .json(command.json(at: call.now))
    }

    private static func idempotencyKey(_ call: Call) throws -> String? {
        guard let name = HTTPField.Name("Idempotency-Key"), let value = call.request.headers[name] else { return nil }
        guard Grammar.uuid.matches(value) else {
            let message = "expected a UUID, came \(JSONValue.string(value).kind)"
            throw Problem.parameters([Violation(location: .header, name: name.rawName, message: message)])
        }
        return value.lowercased()
    }

    private static func earlier(_ db: Database, _ key: String?, vehicle: Int64) throws -> Command? {
        guard let key else { return nil }
        let sql = "SELECT * FROM command WHERE idempotency_key = ?"
        guard let command = try Row.fetchOne(db, sql: sql, arguments: [key]).map({ Command($0) }) else { return nil }
        guard command.vehicle == vehicle else {
            throw Problem.conflict("The Idempotency-Key was already used for another vehicle.")
        }
        return command
    }
}
