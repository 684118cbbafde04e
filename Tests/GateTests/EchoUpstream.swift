import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// The API behind the gate in tests: answers with what it received, and behaves badly at some paths.
final class EchoUpstream: Sendable {
    struct State {
        var requests: [String] = []
        var connections = 0
        var open = 0
        var uploaded = 0
        var largeSent = 0
    }

    let state = Mutex(State())
    private let channel = Mutex<(any Channel)?>(nil)

    var port: Int { channel.withLock { $0?.localAddress?.port ?? 0 } }
    var requests: [String] { state.withLock(\.requests) }

    func start() async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    self.state.withLock { state in
                        state.connections += 1
                        state.open += 1
                    }
                    channel.closeFuture.whenComplete { _ in self.state.withLock { $0.open -= 1 } }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: true)
                    try channel.pipeline.syncOperations.addHandler(EchoResponder(self))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        channel.withLock { $0 = server }
    }

    func stop() async {
        try? await channel.withLock { $0 }?.close()
    }
}

/// One connection of the echo.
final class EchoResponder: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let upstream: EchoUpstream
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    private var remaining = 0

    init(_ upstream: EchoUpstream) {
        self.upstream = upstream
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
            upstream.state.withLock { $0.requests.append("\(head.method) \(head.uri)") }
            if head.uri == "/stall" { try? context.channel.syncOptions?.setOption(.autoRead, value: false) }
        case .body(let bytes):
            upstream.state.withLock { $0.uploaded += bytes.readableBytes }
            if head?.uri != "/sink" { body.writeImmutableBuffer(bytes) }
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let head else { return }
        switch head.uri {
        case "/silent": return
        case "/cut": context.close(promise: nil)
        case "/half":
            send(context, fields: [("Content-Length", "100")], text: "half", ends: false)
            context.close(promise: nil)
        case "/garbage":
            context.channel.pipeline.syncOperations.fireGarbage(context)
        case "/empty": send(context, status: .noContent, text: "")
        case "/events": send(context, fields: [("Content-Type", "text/event-stream")], text: "data: 1\n\n", ends: false)
        case "/large":
            remaining = 64 * 1024 * 1024
            let length = String(remaining)
            context.write(
                wrapOutboundOut(.head(.init(version: .http1_1, status: .ok, headers: ["Content-Length": length]))),
                promise: nil)
            pour(context)
        default:
            let fields = head.headers.map { "\($0.name): \($0.value)\n" }.joined()
            send(context, text: "\(head.method) \(head.uri)\n\(fields)\n" + String(buffer: body))
        }
    }

    private func send(
        _ context: ChannelHandlerContext, status: HTTPResponseStatus = .ok, fields: [(String, String)] = [],
        text: String,
        ends: Bool = true
    ) {
        var headers = HTTPHeaders(fields)
        if ends, status != .noContent { headers.add(name: "Content-Length", value: String(text.utf8.count)) }
        context.write(wrapOutboundOut(.head(.init(version: .http1_1, status: status, headers: headers))), promise: nil)
        if !text.isEmpty, head?.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        }
        if ends { context.write(wrapOutboundOut(.end(nil)), promise: nil) }
        context.flush()
    }

    /// Writes only while the reader takes it.
    private func pour(_ context: ChannelHandlerContext) {
        while remaining > 0, context.channel.isWritable {
            let count = min(remaining, 65_536)
            remaining -= count
            upstream.state.withLock { $0.largeSent += count }
            context.writeAndFlush(
                wrapOutboundOut(.body(.byteBuffer(ByteBuffer(repeating: 120, count: count)))), promise: nil)
        }
        if remaining == 0, head?.uri == "/large" {
            head = nil
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if head?.uri == "/large" { pour(context) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

extension ChannelPipeline.SynchronousOperations {
    /// An answer that is not HTTP.
    fileprivate func fireGarbage(_ context: ChannelHandlerContext) {
        let first = try? self.context(handlerType: HTTPResponseEncoder.self)
        first?.writeAndFlush(NIOAny(IOData.byteBuffer(ByteBuffer(string: "garbage\r\n\r\n"))), promise: nil)
    }
}
