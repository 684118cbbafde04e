import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import NIOCore

/// The operations on the photo of a vehicle.
enum PhotoActions {
    static let routes = [
        Route(.get, "/vehicles/{vehicleId}/photo", action: show),
        Route(.put, "/vehicles/{vehicleId}/photo", action: put),
        Route(.delete, "/vehicles/{vehicleId}/photo", action: delete),
    ]

    private static func show(_ call: Call) async throws -> Response {
        let number = try call.number(.vehicle, "vehicleId")
        let (type, image) = try await call.database.read { db -> (String, Data) in
            _ = try db.require(Vehicle.self, number)
            let sql = "SELECT media_type, image FROM vehicle_photo WHERE vehicle_id = ?"
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [number]) else { throw noPhoto(number) }
            return (row["media_type"], row["image"])
        }
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: image))
        return Response(status: .ok, headers: [.contentType: type], body: body)
    }

    private static func put(_ call: Call) async throws -> Response {
        let number = try call.number(.vehicle, "vehicleId")
        _ = try await call.database.read { try $0.require(Vehicle.self, number) }
        let body = try await call.body(["multipart/form-data"])
        guard let form = Multipart(contentType: call.field(.contentType) ?? "", body: body) else {
            throw Problem.malformed("Expected a form in parts, divided as the boundary says.")
        }
        let upload = try PhotoUpload(form)
        let now = call.now
        try await call.database.write { db in
            _ = try db.require(Vehicle.self, number)
            try db.execute(sql: "DELETE FROM vehicle_photo WHERE vehicle_id = ?", arguments: [number])
            try db.insert(
                into: "vehicle_photo",
                [
                    ("vehicle_id", number), ("media_type", upload.type.rawValue), ("caption", upload.caption),
                    ("uploaded_at", now.milliseconds), ("image", Data(upload.image)),
                ])
        }
        return .json(
            .object([
                ("vehicleId", .string(ResourceKind.vehicle.identifier(number))),
                ("mediaType", .string(upload.type.rawValue)), ("bytes", .integer(Int64(upload.image.count))),
                ("caption", .text(upload.caption)), ("uploadedAt", .string(now.text)),
            ]))
    }

    private static func delete(_ call: Call) async throws -> Response {
        let number = try call.number(.vehicle, "vehicleId")
        try await call.database.write { db in
            _ = try db.require(Vehicle.self, number)
            try db.execute(sql: "DELETE FROM vehicle_photo WHERE vehicle_id = ?", arguments: [number])
            if db.changesCount == 0 { throw noPhoto(number) }
        }
        return .empty()
    }

    private static func noPhoto(_ number: Int64) -> Problem {
        .notFound("There is no photo of the vehicle \(ResourceKind.vehicle.identifier(number)).")
    }
}
