import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// An API of bytes: keeps what it saw on each connection, and sends what a script says.
final class RawUpstream: Sendable {
    /// What to do with the bytes of a connection that were not answered yet.
    enum Reply: Sendable {
        /// Wait for more.
        case wait
        /// Send, and go on.
        case send(String)
        /// Send, and close.
        case sendAndClose(String)
        /// Send, and end the sending side.
        case sendAndFinish(String)
    }

    /// - Parameters:
    ///   - number: of the connection, from 0.
    ///   - unanswered: what came since the last reply.
    typealias Script = @Sendable (_ number: Int, _ unanswered: String) -> Reply

    private struct State {
        var seen: [String] = []
        var closed: Set<Int> = []
        var finished: Set<Int> = []
    }

    private let script: Script
    private let state = Mutex(State())
    private let channel = Mutex<(any Channel)?>(nil)

    init(_ script: @escaping Script) {
        self.script = script
    }

    /// Everything that came, by connection.
    var seen: [String] { state.withLock(\.seen) }
    /// All requests' bytes together.
    var all: String { seen.joined() }
    var openConnections: Int { state.withLock { $0.seen.count - $0.closed.count } }
    /// Connections whose client ended its side.
    var finished: Int { state.withLock(\.finished.count) }
    var port: Int { channel.withLock { $0?.localAddress?.port ?? 0 } }

    /// Answers every whole head without a body with a text of this length.
    static func answering(_ text: String) -> Script {
        { _, bytes in bytes.hasSuffix("\r\n\r\n") ? .send(response(text)) : .wait }
    }

    static func response(_ text: String) -> String {
        "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }

    func start(tls: NIOSSLContext? = nil) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture {
                    let number = state.withLock { state in
                        state.seen.append("")
                        return state.seen.count - 1
                    }
                    let pipeline = channel.pipeline.syncOperations
                    if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
                    try pipeline.addHandler(Conversation(self, number))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        channel.withLock { $0 = server }
    }

    func stop() async {
        try? await channel.withLock { $0 }?.close()
    }

    private final class Conversation: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let upstream: RawUpstream
        private let number: Int
        private var unanswered = ""

        init(_ upstream: RawUpstream, _ number: Int) {
            self.upstream = upstream
            self.number = number
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let text = String(buffer: unwrapInboundIn(data))
            upstream.state.withLock { $0.seen[number] += text }
            unanswered += text
            let reply = upstream.script(number, unanswered)
            if case .wait = reply { return }
            unanswered = ""
            switch reply {
            case .wait: break
            case .send(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
            case .sendAndClose(let text):
                let sent = context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)))
                sent.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
            case .sendAndFinish(let text):
                let sent = context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)))
                sent.assumeIsolated().whenComplete { _ in context.close(mode: .output, promise: nil) }
            }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            guard case .inputClosed? = event as? ChannelEvent else { return }
            upstream.state.withLock { _ = $0.finished.insert(number) }
            // As most servers do: who ends its side is done.
            if !unanswered.hasPrefix("keep") { context.close(promise: nil) }
        }

        func channelInactive(context: ChannelHandlerContext) {
            upstream.state.withLock { _ = $0.closed.insert(number) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
