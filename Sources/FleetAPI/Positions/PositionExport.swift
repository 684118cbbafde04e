import HTTPTypes
import Hummingbird
import NIOCore

/// Writes recorded positions as a stream, batch by batch, so that its memory does not grow with the rows.
struct PositionExport: Sendable {
    /// Rows that are read and written at a time.
    static let batchSize = 1000

    static let route = Route(
        .get, "/positions/export", query: ["format", "vehicleId", "from", "to", "maxRows"], action: answer)

    let database: FleetDatabase
    let format: ExportFormat
    let filter: Filter
    let maximumRows: Int

    private static func answer(_ call: Call) async throws -> Response {
        var query = call.query
        var filter = Filter()
        let chosen = query.choice("format", of: ExportFormat.self)
        filter.require("vehicle_id = ?", query.reference("vehicleId", to: .vehicle))
        filter.require("recorded_at >= ?", query.instant("from")?.milliseconds)
        filter.require("recorded_at < ?", query.instant("to")?.milliseconds)
        let maximum = query.integer("maxRows", in: 1...10_000_000) ?? 10_000_000
        try query.finish()
        let accept = call.request.headers[values: .accept].joined(separator: ",")
        let accepted = accept.isEmpty ? ExportFormat.ndjson : ExportFormat.preferred(by: accept)
        guard let format = chosen ?? accepted else {
            throw Problem.notAcceptable(ExportFormat.allCases.map(\.mediaType))
        }
        let export = PositionExport(
            database: call.database, format: format, filter: filter, maximumRows: Int(maximum))
        return export.response
    }

    private var response: Response {
        let fields: HTTPFields = [
            .contentType: format.mediaType,
            .contentDisposition: "attachment; filename=\"positions.\(format.rawValue)\"", .vary: "Accept",
        ]
        return Response(status: .ok, headers: fields, body: ResponseBody { try await write(to: &$0) })
    }

    private func write(to writer: inout any ResponseBodyWriter) async throws {
        var place = ExportPlace()
        var remaining = maximumRows
        if format == .csv { try await writer.write(ByteBuffer(string: Position.csvHeader)) }
        while remaining > 0 {
            let (from, limit) = (place, min(Self.batchSize, remaining))
            let positions = try await database.read { try PositionStore.batch($0, filter, after: from, limit: limit) }
            guard let last = positions.last else { break }
            try await writer.write(buffer(of: positions))
            place = ExportPlace(instant: last.recordedAt.milliseconds, vehicle: last.vehicle)
            remaining -= positions.count
            if positions.count < limit { break }
        }
        try await writer.finish(nil)
    }

    private func buffer(of positions: [Position]) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(positions.count * 160)
        for position in positions {
            switch format {
            case .csv: position.writeCSV(to: &buffer)
            case .ndjson: position.writeNDJSON(to: &buffer)
            }
        }
        return buffer
    }
}
