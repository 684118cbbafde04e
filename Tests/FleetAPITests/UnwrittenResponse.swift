import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable import FleetAPI

/// Sends one request to the router and gives the answer with its body still unwritten.
enum UnwrittenResponse {
    static func get(_ path: String, database: FleetDatabase) async throws -> Response {
        let router = try FleetService.router(database: database, identityKey: FleetClient.key) { FleetSample.now }
        let responder = router.buildResponder()
        var head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path)
        for (name, value) in FleetClient.identity(.get, path, at: FleetSample.now) {
            if let name = HTTPField.Name(name) { head.headerFields[name] = value }
        }
        var logger = Logger(label: "fleet tests")
        logger.logLevel = .critical
        // The router names each request in the log.
        logger[metadataKey: "hb.request.id"] = "test"
        let source = ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: logger)
        return try await responder.respond(
            to: Request(head: head, body: .init(buffer: ByteBuffer())), context: BasicRequestContext(source: source))
    }
}
