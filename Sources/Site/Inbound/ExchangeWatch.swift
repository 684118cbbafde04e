import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Tells ``ByteWatch`` where requests and answers begin and end, which bytes alone do not say.
final class ExchangeWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let watch: ByteWatch

    init(_ watch: ByteWatch) {
        self.watch = watch
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let request): watch.headCame(isCall: Self.isCall(request))
        case .body: break
        case .end: watch.requestEnded()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        // Written is not taken: a slow reader has the time of an answer until its last byte is gone.
        let done = promise ?? context.eventLoop.makePromise(of: Void.self)
        done.futureResult.assumeIsolated().whenComplete { [weak watch] _ in watch?.answerEnded() }
        context.write(data, promise: done)
    }

    /// Whether it is Execute, whose body may be large: `POST /{document}/operations/{operation}`.
    static func isCall(_ request: HTTPRequest) -> Bool {
        guard request.method == .post, let path = request.path?.prefix(while: { $0 != "?" }) else { return false }
        let segments = path.split(separator: "/", maxSplits: 4)
        return segments.count == 3 && segments[1] == "operations"
    }
}
