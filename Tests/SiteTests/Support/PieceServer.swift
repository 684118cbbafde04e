import NIOCore
import NIOPosix
import Synchronization

/// An API on loopback whose answers a test writes piece by piece.
final class PieceServer: Sendable {
    private struct State {
        var current: (any Channel)?
        var requests = 0
        var closed = 0
    }

    let port: Int
    private let channel: any Channel
    private let state: Mutex<State>

    private init(_ channel: any Channel, _ log: Log) {
        self.channel = channel
        port = channel.localAddress?.port ?? 0
        state = Mutex(State())
        log.server.withLock { $0 = self }
    }

    static func start() async throws -> PieceServer {
        let log = Log()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    try child.pipeline.syncOperations.addHandler(Watcher(log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return PieceServer(channel, log)
    }

    var requests: Int { state.withLock(\.requests) }
    var closed: Int { state.withLock(\.closed) }

    /// Writes to the newest connection.
    func send(_ text: String) {
        state.withLock(\.current)?.writeAndFlush(ByteBuffer(string: text), promise: nil)
    }

    /// A piece of a body in chunks (RFC 9112 §7.1).
    func chunk(_ text: String) { send("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n") }

    func stop() async { try? await channel.close() }

    /// Waits for something to be so; false when it never is.
    func waits(until condition: (PieceServer) -> Bool) async -> Bool {
        for _ in 0..<6_000 {
            if condition(self) { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    /// What the connections find the server by, which is made after its socket.
    private final class Log: Sendable {
        let server = Mutex<PieceServer?>(nil)
    }

    private final class Watcher: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let log: Log

        init(_ log: Log) { self.log = log }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let channel = context.channel
            log.server.withLock { $0 }?.state.withLock { state in
                state.current = channel
                state.requests += 1
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            log.server.withLock { $0 }?.state.withLock { $0.closed += 1 }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
