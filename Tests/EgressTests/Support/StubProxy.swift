import Egress
import NIOCore
import NIOPosix
import Synchronization

/// A forward proxy on loopback: opens a tunnel for CONNECT and answers absolute-form requests itself; logs the heads it
/// got. Every tunnel ends at one port of this machine, whatever name was asked for.
final class StubProxy: Sendable {
    let port: Int
    private let channel: any Channel
    private let heads: Heads

    /// The header sections received, in order.
    var log: [String] { heads.list.withLock { $0 } }

    var address: EgressProxy {
        get throws { try EgressProxy(parsing: "http://127.0.0.1:\(port)") }
    }

    /// Listens on a free port; `refusal` is answered to CONNECT instead of opening a tunnel to `target`.
    static func start(to target: Int = 0, refusal: String? = nil) async throws -> StubProxy {
        let heads = Heads()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    let side = Side(heads: heads, target: target, refusal: refusal)
                    try child.pipeline.syncOperations.addHandler(side)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return StubProxy(channel: channel, port: channel.localAddress?.port ?? 0, heads: heads)
    }

    private init(channel: any Channel, port: Int, heads: Heads) {
        self.channel = channel
        self.port = port
        self.heads = heads
    }

    func stop() async { try? await channel.close() }

    fileprivate final class Heads: Sendable {
        let list = Mutex<[String]>([])
    }
}

/// The client's side of one proxied connection.
private final class Side: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let heads: StubProxy.Heads
    private let target: Int
    private let refusal: String?
    private var head = ""
    private var other: (any Channel)?

    init(heads: StubProxy.Heads, target: Int, refusal: String?) {
        self.heads = heads
        self.target = target
        self.refusal = refusal
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        if let other { return other.writeAndFlush(bytes, promise: nil) }
        head += String(buffer: bytes)
        guard head.hasSuffix("\r\n\r\n") else { return }
        heads.list.withLock { $0.append(head) }
        if let refusal { return answer(refusal, context) }
        guard head.hasPrefix("CONNECT ") else {
            return answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nforwarded", context)
        }
        connect(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        other?.close(promise: nil)
    }

    private func answer(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    }

    private func connect(_ context: ChannelHandlerContext) {
        let side = context.channel
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        ClientBootstrap(group: context.eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Relay(to: side))
                }
            }
            .connect(host: "127.0.0.1", port: target)
            .whenComplete { result in
                let (handler, context) = bound.value
                switch result {
                case .success(let channel):
                    handler.other = channel
                    handler.answer("HTTP/1.1 200 Connection established\r\n\r\n", context)
                case .failure: handler.answer("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", context)
                }
            }
    }
}

/// Passes on what the target sends.
private final class Relay: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let side: any Channel

    init(to side: any Channel) {
        self.side = side
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        side.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        side.close(promise: nil)
    }
}
