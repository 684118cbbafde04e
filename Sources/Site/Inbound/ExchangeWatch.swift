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
    /// Of each request whose answer has not ended, whether it is a call.
    private var calls = CircularBuffer<Bool>()

    init(_ watch: ByteWatch) {
        self.watch = watch
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let request):
            let isCall = Self.isCall(request)
            calls.append(isCall)
            watch.headCame(isCall: isCall)
        case .body: break
        case .end: watch.requestEnded()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let response): return context.write(wrapOutboundOut(.head(closing(response))), promise: promise)
        case .body: return context.write(data, promise: promise)
        case .end: _ = calls.popFirst()
        }
        // Written is not taken: a slow reader has the time of an answer until its last byte is gone.
        let done = promise ?? context.eventLoop.makePromise(of: Void.self)
        done.futureResult.assumeIsolated().whenComplete { [weak watch] _ in watch?.answerEnded() }
        context.write(data, promise: done)
    }

    /// What listens for the browser's going away during a call reads to the connection's end (Hummingbird's
    /// `consumeWithCancellationOnInboundClose`), so none can come after it: the answer says so (RFC 9112 §9.6).
    private func closing(_ response: HTTPResponse) -> HTTPResponse {
        guard calls.first == true, response.status.kind != .informational else { return response }
        var response = response
        response.headerFields[.connection] = "close"
        return response
    }

    /// Whether it is Execute, whose body may be large: `POST /{document}/operations/{operation}`.
    static func isCall(_ request: HTTPRequest) -> Bool {
        guard request.method == .post, let path = request.path?.prefix(while: { $0 != "?" }) else { return false }
        let segments = path.split(separator: "/", maxSplits: 4)
        return segments.count == 3 && segments[1] == "operations"
    }
}
