import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Answers `GET /health` on a port of its own, so that nothing on the gate's port is let through for being a health check
/// (THREATS G7, O5): 200 when tokens can be checked and the API's port takes connections, else 503.
///
/// A class because the bound port becomes known while it runs.
final class HealthListener: Sendable {
    /// Connections at once; more are closed unread.
    private static let connections = 16
    private static let idleTime = TimeAmount.seconds(10)

    private let group: any EventLoopGroup
    private let contract: ContractLedger?
    private let check: @Sendable () async -> Health
    private let registry = ConnectionRegistry(limit: HealthListener.connections)
    private let channel = Mutex<(any Channel)?>(nil)

    /// - Parameter contract: what is told at `/contract`; nil when responses are not checked.
    init(group: any EventLoopGroup, contract: ContractLedger? = nil, check: @escaping @Sendable () async -> Health) {
        self.group = group
        self.contract = contract
        self.check = check
    }

    /// The port listened on; nil before ``bind(host:port:)``.
    var port: Int? { channel.withLock { $0?.localAddress?.port } }

    func bind(host: String, port: Int) async throws {
        let bound = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture {
                    guard registry.enter(channel) else { throw ChannelError.ioOnClosedChannel }
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
                    try pipeline.addHandler(HealthResponder(contract: contract, check: check))
                    channel.eventLoop.assumeIsolated().scheduleTask(in: Self.idleTime) { channel.close(promise: nil) }
                }
            }
            .bind(host: host, port: port).get()
        channel.withLock { $0 = bound }
    }

    func close() async {
        let bound = channel.withLock { $0 }
        try? await bound?.close()
        registry.closeAll()
    }
}
