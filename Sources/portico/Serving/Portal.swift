import Egress
import Execution
import Foundation
import Logging
import OpenAPI
import Pages
import ServiceLifecycle
import Site
import Storage
import UnixSignals

/// Everything that `portico serve` runs, put together once.
struct Portal {
    private let settings: Settings
    private let port: Int
    private let store: Store
    private let keeper: PolicyKeeper
    private let transport: EgressTransport
    private let catalog: Catalog
    private let shelf: Shelf
    private let demo: Demo?
    private let logger: Logger

    /// Opens the store and reads the descriptions; throws a ``UsageError`` that says what to set right.
    init(settings: Settings, locations: [DescriptionLocation], environment: [String: String]) async throws {
        self.settings = settings
        logger = Self.logger(settings)
        port = try await FreePort.take(settings.port, host: settings.host, flag: "--port")
        store = try Self.openStore(settings, environment, logger)
        let keeper = PolicyKeeper(mode: settings.mode, allowing: settings.allowLines, listeners: [Listener(port: port)])
        self.keeper = keeper
        transport = EgressTransport(policy: { keeper.current })
        let demo = locations.isEmpty ? try await Demo(settings: settings, store: store, logger: logger) : nil
        self.demo = demo
        if let origin = demo?.origin { keeper.allow(origin) }
        let loader = DescriptionLoader(transport: transport, bundled: { demo?.description ?? [] })
        shelf = Shelf(
            locations: locations.isEmpty ? [.bundled] : locations, loader: loader, keeper: keeper,
            baseURL: settings.baseURL,
            classify: { [transport] in await transport.addressClass(of: $0, within: .milliseconds(200)) },
            logger: logger)
        catalog = shelf.catalog
    }

    /// Serves until SIGINT or SIGTERM; running requests end first.
    func run() async throws {
        let watch = await shelf.readAll()
        let address =
            settings.publicURL?.origin.description
            ?? "http://\(settings.isLoopback ? "portico.localhost" : settings.host):\(port)"
        let site = SiteService(
            environment: site, host: settings.host, port: port, limits: settings.inboundLimits, logger: logger.quiet
        ) { _ in
            Banner.printAddress(address)
            if let demo { Banner.printDemo(token: demo.newToken, gate: demo.address) }
        }
        var configuration = ServiceGroupConfiguration(
            services: (demo?.services ?? []) + [Sweeper(store: store, logger: logger), watch, site],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger.quiet)
        configuration.maximumGracefulShutdownDuration = .seconds(8)
        try await ServiceGroup(configuration: configuration).run()
        await transport.shutdown()
        try? store.close()
    }

    /// The explorer under every name that a browser may use for it.
    private var site: Site.Environment {
        var authorities = Set(Settings.loopbackNames.map { "\($0):\(port)" })
        if !settings.isLoopback { authorities.insert("\(settings.host):\(port)") }
        if let origin = settings.publicURL?.origin {
            authorities.formUnion(["\(origin.host)", "\(origin.host):\(origin.port)"])
        }
        let title = settings.title ?? "Portico"
        let site = SiteSettings(
            title: title, accent: settings.accent, baseURL: settings.baseURL, authorities: authorities,
            isSecure: settings.publicURL?.origin.scheme == .https)
        return Site.Environment(
            settings: site, catalog: catalog, store: store, executor: Executor(transport: transport),
            assets: settings.assetFolder.map(AssetFolder.table) ?? AssetTable.bundled())
    }

    private static func logger(_ settings: Settings) -> Logger {
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "portico")
        logger.logLevel = settings.logLevel
        return logger
    }

    private static func openStore(_ settings: Settings, _ environment: [String: String], _ logger: Logger) throws
        -> Store
    {
        do {
            let key: ServerKey
            if let path = environment["PORTICO_KEY_FILE"], !path.isEmpty {
                key = try ServerKey.reading(file: path)
            } else if let value = environment["PORTICO_KEY"], !value.isEmpty {
                key = try ServerKey(environmentValue: value)
            } else {
                key = try ServerKey.development(in: settings.dataFolder)
            }
            for warning in key.warnings { logger.warning("\(warning)") }
            return try Store(folder: settings.dataFolder, key: key)
        } catch {
            throw UsageError(error.message)
        }
    }
}

extension Logger {
    /// For services of others: what they say of every step, and of everything they hold, stays out of the log.
    var quiet: Logger {
        var logger = self
        logger.logLevel = max(logLevel, .info)
        return logger
    }
}
