import Hummingbird
import HummingbirdCore
public import Logging
public import NIOCore
public import ServiceLifecycle

/// The explorer as a service: listens until it is told to stop, then lets running requests end.
public struct SiteService: Service {
    private let environment: Environment
    private let host: String
    private let port: Int
    private let limits: InboundLimits
    private let loops: (any EventLoopGroup)?
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// A service on an address; `onListening` is told the port once it is bound, which matters when `port` is 0.
    ///
    /// - Parameter loops: where connections are served, and most of what is asked by them; nil for those that all share.
    public init(
        environment: Environment, host: String, port: Int, limits: InboundLimits = InboundLimits(),
        loops: (any EventLoopGroup)? = nil, logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) {
        self.environment = environment
        self.host = host
        self.port = port
        self.limits = limits
        self.loops = loops
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the service group shuts down.
    public func run() async throws {
        let onListening = onListening
        let limits = limits
        let ledger = PeerLedger(limit: limits.connectionsPerPeer)
        let application = Application(
            router: Routes.router(environment, limits: limits),
            server: HTTPServerBuilder { SiteChannel(responder: $0, limits: limits, ledger: ledger) },
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil, backlog: limits.connections,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            eventLoopGroupProvider: loops.map { .shared($0) } ?? .singleton,
            logger: logger)
        try await application.run()
    }
}
