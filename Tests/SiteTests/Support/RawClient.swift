import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A client that sends exactly the bytes it is told to, at its own pace, and collects what comes.
final class RawClient: Sendable {
    private struct State {
        var received = ""
        var isClosed = false
        var channel: (any Channel)?
    }

    private let state = Mutex(State())

    /// Connects to a port of loopback; one that does not read leaves everything in the sockets.
    init(port: Int, isReading: Bool = true) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: isReading)
            .channelOption(.socketOption(.so_rcvbuf), value: isReading ? 262_144 : 4_096)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(self))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        state.withLock { $0.channel = channel }
    }

    var received: String { state.withLock(\.received) }
    var isClosed: Bool { state.withLock(\.isClosed) }

    /// Sends without waiting for the bytes to leave; a connection that is gone is no error.
    func send(_ text: String) {
        state.withLock(\.channel)?.writeAndFlush(ByteBuffer(string: text), promise: nil)
    }

    func close() async {
        try? await state.withLock(\.channel)?.close()
    }

    /// Waits until `condition` holds for what has come and whether the connection is closed; false when it never does, which
    /// a loaded machine is given much time for.
    func wait(seconds: Double = 60, until condition: @Sendable (String, Bool) -> Bool) async -> Bool {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            let (received, isClosed) = state.withLock { ($0.received, $0.isClosed) }
            if condition(received, isClosed) { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }

    func waitForClose() async -> Bool { await wait { $1 } }

    /// Waits for an answer that contains a text.
    func wait(for text: String) async -> Bool { await wait { received, _ in received.contains(text) } }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let client: RawClient

        init(_ client: RawClient) {
            self.client = client
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let text = String(buffer: unwrapInboundIn(data))
            client.state.withLock { $0.received += text }
        }

        func channelInactive(context: ChannelHandlerContext) {
            client.state.withLock { $0.isClosed = true }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
