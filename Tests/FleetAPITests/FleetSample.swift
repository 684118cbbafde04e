import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import FleetAPI

/// The sample city on a Monday morning, seeded once and copied for each test.
enum FleetSample {
    static let now = Instant(milliseconds: 1_772_436_600_000)  // 2026-03-02T07:30:00Z

    private static let template = Task { try FleetDatabase(path: nil, now: now) }

    /// A database of one's own.
    static func database() async throws -> FleetDatabase { try await template.value.copy() }

    /// Runs requests through the router, without a socket, on a database of their own.
    static func test<Value>(
        now: @escaping @Sendable () -> Instant = { FleetSample.now },
        _ body: @Sendable (FleetClient) async throws -> Value
    ) async throws -> Value {
        let database = try await database()
        let router = try FleetService.router(database: database, identityKey: FleetClient.key, now: now)
        let application = Application(router: router)
        return try await application.test(.router) { try await body(FleetClient(client: $0, now: now)) }
    }
}
