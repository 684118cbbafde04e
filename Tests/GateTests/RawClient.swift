import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A client that sends exactly the bytes it is told to, and collects what comes.
final class RawClient: Sendable {
    private struct State {
        /// The beginning, one mebibyte at most.
        var received = ""
        var count = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let channel = Mutex<(any Channel)?>(nil)

    init(port: Int, isReading: Bool = true) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: isReading)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(self))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        self.channel.withLock { $0 = channel }
    }

    var received: String { state.withLock(\.received) }
    /// Bytes that have come.
    var count: Int { state.withLock(\.count) }
    var isClosed: Bool { state.withLock(\.isClosed) }

    func send(_ text: String) async throws {
        try await channel.withLock { $0 }?.writeAndFlush(ByteBuffer(string: text))
    }

    /// Sends without waiting for the bytes to leave.
    func push(_ text: String) {
        channel.withLock { $0 }?.writeAndFlush(ByteBuffer(string: text), promise: nil)
    }

    /// Ends the sending side and goes on reading.
    func finish() async throws {
        try await channel.withLock { $0 }?.close(mode: .output)
    }

    func close() async {
        try? await channel.withLock { $0 }?.close()
    }

    /// What has come once `condition` holds, or after a time that no machine needs.
    @discardableResult
    func wait(seconds: Double = 60, until condition: (String, Bool) -> Bool) async -> String {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            let (received, isClosed) = state.withLock { ($0.received, $0.isClosed) }
            if condition(received, isClosed) { return received }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return received
    }

    /// What has come once it contains a text.
    @discardableResult
    func wait(for text: String, seconds: Double = 60) async -> String {
        await wait(seconds: seconds) { received, isClosed in received.contains(text) || isClosed }
    }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let client: RawClient

        init(_ client: RawClient) {
            self.client = client
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            client.state.withLock { state in
                if state.count < 1_048_576 { state.received += String(buffer: bytes) }
                state.count += bytes.readableBytes
            }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            guard case .inputClosed? = event as? ChannelEvent else { return }
            client.state.withLock { $0.isClosed = true }
        }

        func channelInactive(context: ChannelHandlerContext) {
            client.state.withLock { $0.isClosed = true }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
