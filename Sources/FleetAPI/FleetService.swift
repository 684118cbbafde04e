public import Hummingbird
public import Logging
public import ServiceLifecycle

/// The sample API: a transport operator's fleet as `openapi/fleet.yaml` describes it.
///
/// It checks no tokens but answers only what the gate in front of it has signed.
public struct FleetService: Service {
    private let database: FleetDatabase
    private let identityKey: String
    private let host: String
    private let port: Int
    private let logger: Logger
    private let onRunning: @Sendable (Int) async -> Void

    /// A service on the data in `database`, behind a gate that signs with `identityKey`. Port 0 takes a free one; `onRunning`
    /// is told which.
    public init(
        database: FleetDatabase, identityKey: String, host: String = "127.0.0.1", port: Int, logger: Logger,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.database = database
        self.identityKey = identityKey
        self.host = host
        self.port = port
        self.logger = logger
        self.onRunning = onRunning
    }

    /// Serves until the surrounding service group shuts down or the task is cancelled.
    public func run() async throws {
        let application = Application(
            router: try Self.router(database: database, identityKey: identityKey),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { [onRunning] channel in await onRunning(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await application.run()
    }

    /// The routes of the API on the data in `database`, for a server or for tests without a socket.
    public static func router(database: FleetDatabase, identityKey: String) throws -> Router<BasicRequestContext> {
        try router(database: database, identityKey: identityKey) { Instant.clock() }
    }

    static func router(
        database: FleetDatabase, identityKey: String, now: @escaping @Sendable () -> Instant
    ) throws -> Router<BasicRequestContext> {
        let surroundings = Surroundings(database: database, network: try database.network(), now: now)
        return table.router(surroundings, check: IdentityCheck(key: identityKey))
    }

    /// Every operation of the description.
    static let table = RouteTable(
        routes: CallerActions.routes + DepotActions.routes + VehicleActions.routes + PhotoActions.routes
            + CommandActions.routes + PositionActions.routes + [PositionExport.route, LiveStream.route]
            + VehicleGroupActions.routes + DriverActions.routes + StopActions.routes + RouteActions.routes
            + TimetableActions.routes + RideActions.routes + DeliveryActions.routes)
}
