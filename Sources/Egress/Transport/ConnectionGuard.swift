import NIOCore
import NIOHTTP1

/// Stands on each connection between the codec and the client: puts the exact target and fields into the request,
/// and holds the response's header section to the limits and to unambiguous framing (X3, X4, X7, X8, X10, X11).
///
/// A class, because NIO's handlers are; it lives on one event loop.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    private let book: CallBook
    private var way = CallRecord.Way(opened: .now, secured: .now)
    /// The call whose request was written; nil before.
    private(set) var call: CallRecord?
    private var interim = 0
    private var waiting: Scheduled<Void>?

    init(book: CallBook) {
        self.book = book
    }

    /// The way to the server is open; without TLS the request may come.
    func opened() {
        way.opened = .now
        way.secured = way.opened
    }

    /// TLS stands on it: the request may come.
    func secured(_ tls: TLSConnection) {
        way.secured = .now
        way.tls = tls
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data) else {
            if case .end = unwrapOutboundIn(data) { awaitAnswer(context) }
            context.write(data, promise: promise)
            return
        }
        guard let call = book.call(at: head.uri) else {
            promise?.fail(EgressError.cancelled)
            fail(.cancelled, context)
            return
        }
        self.call = call
        call.connected(by: way)
        let framing = ["Content-Length", "Transfer-Encoding"].flatMap { name in head.headers[name].map { (name, $0) } }
        head.uri = call.requestTarget
        head.headers = call.fields
        head.headers.add(contentsOf: framing)
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data) else {
            context.fireChannelRead(data)
            return
        }
        guard let call else { return fail(.violation("sent a response before the request"), context) }
        if let error = ResponseRules.error(in: head, limits: call.limits) { return fail(error, context) }
        if (100...199).contains(head.status.code) {
            interim += 1
            if interim > call.limits.interim {
                fail(.violation("sent more than \(call.limits.interim) interim responses"), context)
            }
            return
        }
        waiting?.cancel()
        call.answered(head)
        context.fireChannelRead(data)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        waiting?.cancel()
    }

    /// The request is out: the header section has its time from now on.
    private func awaitAnswer(_ context: ChannelHandlerContext) {
        guard let call, call.seen.answered == nil else { return }
        let limit = call.limits.firstByte
        waiting = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(limit.nanoseconds)) {
            self.fail(.timeout("The server did not begin to answer within \(limit.inWords)."), context)
        }
    }

    private func fail(_ error: EgressError, _ context: ChannelHandlerContext) {
        context.fireErrorCaught(error)
        context.close(promise: nil)
    }
}
