import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Tells ``ByteWatch`` where requests and answers begin and end, which bytes alone do not say, and whoever works on a request
/// that its client has gone away.
final class ExchangeWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// A request whose answer has not ended.
    private struct Open {
        var isCall: Bool
        var isWhole = false
    }

    private let watch: ByteWatch
    private var open = CircularBuffer<Open>()
    private var leaving: (() -> Void)?
    private var isGone = false
    /// Set once an answer said that none follows it.
    private var isClosing = false

    init(_ watch: ByteWatch) {
        self.watch = watch
    }

    /// Calls back once if the client goes away before the answer that is being worked on has ended.
    func onLeaving(_ body: @escaping () -> Void) {
        if isGone { return body() }
        leaving = body
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let request):
            let isCall = Self.isCall(request)
            open.append(Open(isCall: isCall))
            watch.headCame(isCall: isCall)
        case .body: break
        case .end:
            if !open.isEmpty { open[open.index(before: open.endIndex)].isWhole = true }
            watch.requestEnded()
            if isClosing, open.isEmpty { return context.close(promise: nil) }
        }
        context.fireChannelRead(data)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { leave() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let response): return context.write(wrapOutboundOut(.head(closing(response))), promise: promise)
        case .body: return context.write(data, promise: promise)
        case .end: leaving = nil
        }
        let isWhole = open.popFirst()?.isWhole ?? true
        let isLast = isClosing && isWhole
        // Written is not taken: a slow reader has the time of an answer until its last byte is gone.
        let done = promise ?? context.eventLoop.makePromise(of: Void.self)
        done.futureResult.assumeIsolated().whenComplete { [weak watch] _ in
            watch?.answerEnded()
            if isLast { context.close(promise: nil) }
        }
        context.write(data, promise: done)
    }

    private func leave() {
        isGone = true
        leaving?()
        leaving = nil
    }

    /// A call that is answered before its body has come may have a gigabyte to come: nobody need send it for the sake of the
    /// next request (RFC 9112 §9.6).
    private func closing(_ response: HTTPResponse) -> HTTPResponse {
        guard let first = open.first, first.isCall, !first.isWhole, response.status.kind != .informational else {
            return response
        }
        isClosing = true
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
