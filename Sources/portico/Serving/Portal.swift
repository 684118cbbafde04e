import Egress
import Execution
import Foundation
import Logging
import NIOCore
import NIOPosix
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
    private let gates: [GatedAPI]
    /// Serve the explorer and make its calls, so that what it works on holds up no call through the gate.
    private let loops = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
    private let logger: Logger

    /// Opens the store and finds the ports; throws a ``UsageError`` that says what to set right.
    init(settings: Settings, environment: [String: String]) async throws {
        self.settings = settings
        logger = Self.logger(settings)
        port = try await FreePort.take(settings.port, host: settings.host, flag: "--port")
        let key = try Self.key(settings, environment, logger)
        store = try Self.openStore(settings, key)
        let keeper = PolicyKeeper(settings.egress.policy(mode: settings.mode, listeners: [Listener(port: port)]))
        self.keeper = keeper
        transport = settings.egress.transport(asking: keeper, loops: loops)
        let apis = settings.apis.isEmpty ? [APISettings(location: .bundled)] : settings.apis
        let names = Shelf.names(apis)
        let demo =
            settings.apis.isEmpty
            ? try await Demo(settings: settings, id: names[0], store: store, logger: logger) : nil
        self.demo = demo
        gates = try await Self.gates(apis, names, demo, settings, store, logger)
        for gate in gates { keeper.allow(gate.origin) }
        shelf = Shelf(
            books: zip(names, apis).map { ($0, $1.location) },
            groups: Dictionary(zip(names, apis).compactMap { name, api in api.group.map { (name, $0) } }) { $1 },
            gates: Dictionary(gates.map { ($0.id, $0.rules) }) { first, _ in first },
            loader: DescriptionLoader(
                transport: transport, bundled: { demo?.description ?? [] }, rules: settings.rules, root: settings.root,
                isNamed: { keeper.current.isSetting($0) }, cache: Self.cache(settings, key, logger)),
            keeper: keeper,
            settings: settings.egress,
            classify: { [transport] in await transport.addressClass(of: $0, within: .milliseconds(200)) },
            logger: logger)
        catalog = shelf.catalog
    }

    /// Serves until SIGINT or SIGTERM; running requests end first, and what they counted is written down.
    func run() async throws {
        let watch = await shelf.readAll()
        let greeting = try await greeting()
        let site = SiteService(
            environment: site, host: settings.host, port: port, limits: settings.inboundLimits, loops: loops,
            logger: logger.quiet
        ) { _ in greeting() }
        let guards = gates.flatMap { [$0.gate, $0.directory] as [any Service] }
        let services: [any Service] = (demo.map { [$0.service] } ?? []) + guards
        var configuration = ServiceGroupConfiguration(
            services: services + [Sweeper(store: store, logger: logger), watch, site],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger.quiet)
        configuration.maximumGracefulShutdownDuration = .seconds(8)
        try await ServiceGroup(configuration: configuration).run()
        await transport.shutdown()
        do { try await store.tokens.flush() } catch {
            logger.error("the last counts could not be written", metadata: ["problem": "\(error.message)"])
        }
        try? store.close()
    }

    /// What is printed once the site listens. The secrets in it are made beforehand, so that a failure stops the start.
    private func greeting() async throws -> @Sendable () -> Void {
        let address =
            settings.publicURL?.origin.description
            ?? "http://\(settings.isLoopback ? "portico.localhost" : settings.host):\(port)"
        let invitation = try await store.users.firstInvitation()
        var tokens: [CatalogID: String] = [:]
        for gate in gates where settings.makesDemoToken || demo != nil {
            guard let document = catalog.entry(gate.id)?.document else { continue }
            tokens[gate.id] = try await FirstToken.make(
                for: gate.id, document, in: store, isWanted: settings.makesDemoToken)
        }
        return { [gates, tokens, isDemo = demo != nil] in
            Banner.printAddress(address)
            if let invitation { Banner.printInvitation(invitation, address: address) }
            for gate in gates {
                if isDemo {
                    Banner.printDemo(token: tokens[gate.id], gate: gate.address)
                } else {
                    Banner.printGate(gate, token: tokens[gate.id])
                }
            }
        }
    }

    /// The APIs that tokens can be made for, with the way to their lists of resources.
    private var guarded: GuardedAPIs {
        let directories = Dictionary(gates.map { ($0.id.description, $0.directory) }) { first, _ in first }
        return GuardedAPIs(Set(directories.keys)) { [gates] request, address in
            gates.first { $0.answers(at: request.url.origin) }?.vouch(for: request, from: address)
        } refresh: { api in
            await directories[api]?.refresh()
        }
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
            title: title, accent: settings.accent, baseURL: settings.egress.baseURL, authorities: authorities,
            isSecure: settings.publicURL?.origin.scheme == .https, requiresSignIn: settings.requiresSignIn,
            trustedProxies: settings.trustedProxies, words: settings.words,
            showsInternal: settings.showsInternal, guarded: guarded, longestCall: .seconds(settings.longestCall))
        return Site.Environment(
            settings: site, catalog: catalog, store: store,
            executor: Executor(transport: transport, limits: settings.callLimits),
            assets: settings.assetFolder.map(AssetFolder.table) ?? AssetTable.bundled())
    }
}

extension Portal {
    private static func gates(
        _ apis: [APISettings], _ names: [CatalogID], _ demo: Demo?, _ settings: Settings, _ store: Store,
        _ logger: Logger
    ) async throws -> [GatedAPI] {
        if let demo { return [demo.gated] }
        var gates: [GatedAPI] = []
        for (api, name) in zip(apis, names) {
            guard let gate = api.gate else { continue }
            let secret = try IdentityKeyFile.secret(named: gate.identityKeyFile, dataFolder: settings.dataFolder)
            gates.append(
                try await GatedAPI(
                    gate, id: name, secret: secret, settings: settings, store: store, logger: logger))
        }
        return gates
    }

    private static func logger(_ settings: Settings) -> Logger {
        LoggingSystem.bootstrap { LogWriter(label: $0) }
        var logger = Logger(label: "portico")
        logger.logLevel = settings.logLevel
        return logger
    }

    private static func key(_ settings: Settings, _ environment: [String: String], _ logger: Logger) throws -> ServerKey
    {
        do throws(StoreError) {
            let key = try ServerKey.chosen(by: environment, folder: settings.dataFolder)
            for warning in key.warnings { logger.warning("\(warning)") }
            return key
        } catch {
            throw UsageError(error.message)
        }
    }

    private static func cache(_ settings: Settings, _ key: ServerKey, _ logger: Logger) -> DescriptionCache? {
        guard settings.keepsReadings else { return nil }
        return DescriptionCache(dataFolder: settings.dataFolder, key: key) { problem in
            logger.warning("what was read is not kept for the next start", metadata: ["problem": "\(problem)"])
        }
    }

    private static func openStore(_ settings: Settings, _ key: ServerKey) throws -> Store {
        do {
            return try Store(
                folder: settings.dataFolder, key: key, discardsSealed: settings.discardsSealed,
                acceptsRestored: settings.acceptsRestored, revokesRestored: settings.revokesRestored,
                tokenPolicy: settings.tokens, exchangeLimits: settings.exchangeLimits)
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
