import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Follows positions as server-sent events, until the client goes, the server stops or enough was sent.
struct LiveStream: Sendable {
    static let route = Route(
        .get, "/positions/live", query: ["vehicleId", "routeId", "events", "seconds"], action: answer)

    let surroundings: Surroundings
    let selection: LatestPositions
    let feed: LiveFeed

    private static func answer(_ call: Call) async throws -> Response {
        var query = call.query
        let vehicles = query.references("vehicleId", to: .vehicle, atMost: 50)
        let route = query.reference("routeId", to: .route)
        let events = query.integer("events", in: 1...100_000).map { Int($0) } ?? .max
        let seconds = query.integer("seconds", in: 1...86_400)
        try query.finish()
        let lastEvent = HTTPField.Name("Last-Event-ID").flatMap { call.field($0) }
        let stream = LiveStream(
            surroundings: call.surroundings, selection: LatestPositions(vehicles: vehicles, route: route),
            feed: LiveFeed(now: call.now, events: events, duration: seconds.map { $0 * 1000 }, lastEvent: lastEvent))
        let fields: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        return Response(status: .ok, headers: fields, body: ResponseBody { try await stream.write(to: &$0) })
    }

    private func write(to writer: inout any ResponseBodyWriter) async throws {
        var feed = feed
        // The first bytes tell the client that the stream is open, even if nothing moves.
        try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let now = surroundings.now()
            let positions = try await surroundings.database.read { db in
                try selection.read(db, network: surroundings.network, now: now)
            }
            if let buffer = feed.step(positions, now: now) { try await writer.write(buffer) }
            if feed.isOver(at: now) { break }
            await cancelWhenGracefulShutdown { try? await Task.sleep(for: .seconds(1)) }
        }
        try await writer.finish(nil)
    }
}
