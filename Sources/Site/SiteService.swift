import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle

/// The explorer as a service: listens until it is told to stop, then lets running requests end.
public struct SiteService: Service {
    private let environment: Environment
    private let host: String
    private let port: Int
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// A service on an address; `onListening` is told the port once it is bound, which matters when `port` is 0.
    public init(
        environment: Environment, host: String, port: Int, logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) {
        self.environment = environment
        self.host = host
        self.port = port
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the service group shuts down.
    public func run() async throws {
        let onListening = onListening
        let application = Application(
            router: Routes.router(environment),
            server: .http1(configuration: Self.channel),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil, backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(1_024)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await application.run()
    }

    /// The inbound limits of THREATS 4.4.
    private static var channel: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            idleTimeout: .seconds(60),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100))
    }
}
