import Egress
import Foundation
public import NIOCore
import NIOHTTP1
import NIOPosix
import OpenAPI
public import Storage
import Synchronization
import TokenDesk

/// A guard before an API: lets a request through when its token is in force and its rights, resources, networks and rate
/// allow the operation it means, and answers all others itself (THREATS 3.9).
///
/// A class because the bound port becomes known while it runs.
public final class GateService: Sendable {
    /// Seconds between two times at which counts are written.
    private static let flushInterval = 60

    private let configuration: GateConfiguration
    private let desk: GateDesk
    private let tokens: TokenStore
    private let group: any EventLoopGroup
    private let registry: ConnectionRegistry
    private let listener = Mutex<(any Channel)?>(nil)
    private let health = Mutex<HealthListener?>(nil)
    private let pools = Mutex<[NIOLoopBound<UpstreamPool>]>([])

    /// - Parameters:
    ///   - rules: the rules in force, asked for once a request; nil while the description was never readable.
    ///   - tokens: the tokens in force.
    ///   - report: told of responses that break the description, once a minute and operation at most.
    ///   - group: the event loops; nil for those that the process shares.
    public init(
        configuration: GateConfiguration, rules: @escaping @Sendable () -> GateRules?, tokens: TokenStore,
        report: @escaping @Sendable (ContractNote) -> Void = { _ in }, group: (any EventLoopGroup)? = nil
    ) {
        self.configuration = configuration
        desk = GateDesk(
            rules: rules, api: configuration.api, book: tokens,
            throttle: FailureThrottle(limit: configuration.limits.unknownTokens),
            proxies: TrustedProxies(configuration.trustedProxies), key: configuration.identityKey, now: { Date() },
            voucher: configuration.voucher,
            inspector: Inspector(configuration.validation, limits: configuration.limits, report: report))
        self.tokens = tokens
        self.group = group ?? MultiThreadedEventLoopGroup.singleton
        registry = ConnectionRegistry(
            limit: configuration.limits.connections, peerLimit: configuration.limits.connectionsPerPeer)
    }

    /// The port listened on; nil before ``bind()``.
    public var port: Int? {
        listener.withLock { $0?.localAddress?.port }
    }

    /// The port for `GET /health`; nil before ``bind()`` and when none was asked for.
    public var healthPort: Int? {
        health.withLock { $0?.port }
    }

    /// Begins to listen; a second call does nothing. ``run()`` calls it when it was not called before.
    ///
    /// - Throws: what the system says when the address is taken or not to be had.
    public func bind() async throws {
        guard port == nil else { return }
        let connector = try UpstreamConnector(
            origin: configuration.upstream, certificateFile: configuration.certificateFile, limits: configuration.limits
        )
        let pools = try await pools(of: connector)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let pool = pools[ObjectIdentifier(channel.eventLoop)] else { throw ChannelError.eof }
                    try self.configure(channel, pool.value)
                }
            }
            .bind(host: configuration.host, port: configuration.port).get()
        self.pools.withLock { $0 = Array(pools.values) }
        try await bindHealth(connector)
        listener.withLock { $0 = channel }
    }

    /// Serves until the task is cancelled, then lets running requests end within the grace time.
    public func run() async throws {
        try await bind()
        // Another process may change tokens; an error shuts the gate until the store answers again (G7, G10).
        var seconds = 0
        while !Task.isCancelled {
            try? await tokens.refresh()
            registry.recheck()
            seconds += 1
            // What cannot be written now is kept for the next time.
            if seconds.isMultiple(of: Self.flushInterval) { try? await tokens.flush() }
            try? await Task.sleep(for: .seconds(1))
        }
        await close()
        // The task is cancelled already, which must not keep the last counts from the disk.
        try await Task { [tokens] in try await tokens.flush() }.value
    }

    private func close() async {
        let channel = listener.withLock { $0 }
        try? await channel?.close()
        await health.withLock { $0 }?.close()
        registry.quiesce()
        let end = NIODeadline.now() + configuration.limits.graceTime
        while registry.count > 0, NIODeadline.now() < end { await Self.pause() }
        registry.closeAll()
        // Each connection counts what it cuts off, and leaves the registry after that.
        let cut = NIODeadline.now() + .seconds(1)
        while registry.count > 0, NIODeadline.now() < cut { await Self.pause() }
        for pool in pools.withLock({ $0 }) { pool.eventLoop.execute { pool.value.close() } }
    }

    /// A pause that a cancelled task takes too.
    private static func pause() async {
        await Task.detached { try? await Task.sleep(for: .milliseconds(20)) }.value
    }

    private func bindHealth(_ connector: UpstreamConnector) async throws {
        guard let port = configuration.healthPort else { return }
        let listener = HealthListener(group: group, contract: desk.inspector?.ledger) { [tokens, group] in
            let areTokensReadable = tokens.isReadable
            let isAPIReachable = await connector.probe(on: group.any())
            return Health(areTokensReadable: areTokensReadable, isAPIReachable: isAPIReachable)
        }
        try await listener.bind(host: configuration.healthHost, port: port)
        health.withLock { $0 = listener }
    }

    /// A pool of connections to the API for each event loop.
    private func pools(of connector: UpstreamConnector) async throws -> [ObjectIdentifier: NIOLoopBound<UpstreamPool>] {
        let limits = configuration.limits
        var pools: [ObjectIdentifier: NIOLoopBound<UpstreamPool>] = [:]
        for eventLoop in group.makeIterator() {
            let pool = eventLoop.submit {
                let pool = UpstreamPool(connector: connector, eventLoop: eventLoop, limits: limits)
                return NIOLoopBound(pool, eventLoop: eventLoop)
            }
            pools[ObjectIdentifier(eventLoop)] = try await pool.get()
        }
        return pools
    }

    private func configure(_ channel: any Channel, _ pool: UpstreamPool) throws {
        // Behind a proxy all callers come from one address.
        let peer = channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }.flatMap {
            desk.proxies.trusts($0) ? nil : $0
        }
        guard registry.enter(channel, from: peer) else { throw ChannelError.ioOnClosedChannel }
        let limits = configuration.limits
        var decoding = NIOHTTPDecoderLimitConfiguration()
        decoding.maxHeaderFieldSize = limits.headerBytes
        decoding.maxHeaderListSize = limits.headerBytes
        decoding.maxHeaderFieldCount = limits.headerFields
        var encoding = HTTPResponseEncoder.Configuration()
        encoding.automaticallySetFramingHeaders = false
        let deadline = HeadDeadline(limits: limits)
        let encoder = HTTPResponseEncoder(configuration: encoding)
        let decoder = ByteToMessageHandler(
            HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: decoding))
        let relay = DownstreamRelay(
            desk: desk, pool: pool, deadline: deadline, codec: [deadline, encoder, decoder], limits: limits)
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(deadline)
        try pipeline.addHandler(encoder)
        try pipeline.addHandler(decoder)
        try pipeline.addHandler(relay)
    }
}
