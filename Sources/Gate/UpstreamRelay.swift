import NIOCore
import NIOHTTP1

/// The API's end of an exchange: passes the response to the client's end and slows down when the client does.
final class UpstreamRelay: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    /// Interim answers before the final one (THREATS X8).
    private static let interimLimit = 16

    private let pool: UpstreamPool
    /// The handlers that make messages of bytes and bytes of messages, to be removed when the connection becomes a tunnel.
    private let codec: [any RemovableChannelHandler]
    private var context: ChannelHandlerContext?
    private var isReadHeld = false
    /// The client's end; nil while the connection is at rest.
    private var downstream: DownstreamRelay?
    /// Whether the connection can serve another request after this one.
    private(set) var isReusable = true
    /// The response ended whole; what is still to be read with it decides whether the connection rests.
    private var hasServed = false
    private var interims = 0
    /// The head by which the API becomes the other end of a tunnel.
    private var switching: HTTPResponseHead?

    init(pool: UpstreamPool, codec: [any RemovableChannelHandler]) {
        self.pool = pool
        self.codec = codec
    }

    var isActive: Bool { context?.channel.isActive == true }
    var isWritable: Bool { context?.channel.isWritable == true }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    /// Begins to serve a client's end.
    func attach(_ downstream: DownstreamRelay) {
        self.downstream = downstream
        hasServed = false
        interims = 0
    }

    /// Sends a part of the request.
    func send(_ part: HTTPClientRequestPart) {
        context?.write(wrapOutboundOut(part), promise: nil)
    }

    func flush() {
        context?.flush()
    }

    /// Goes on reading when the client takes more.
    func resumeReading() {
        guard isReadHeld else { return }
        isReadHeld = false
        context?.read()
    }

    func close() {
        downstream = nil
        isReusable = false
        context?.close(promise: nil)
    }

    /// Takes the handlers of HTTP away and gives the connection to a tunnel.
    func yield(to end: TunnelEnd) throws {
        guard let context else { throw ChannelError.ioOnClosedChannel }
        downstream = nil
        try end.replace(codec + [self], on: context.channel)
    }

    func read(context: ChannelHandlerContext) {
        if let downstream, !downstream.isWritable {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): receive(head, context)
        case .body(let bytes): downstream?.upstreamSent(bytes)
        case .end: end(context)
        }
    }

    private func receive(_ head: HTTPResponseHead, _ context: ChannelHandlerContext) {
        guard let downstream, MessageRules.isPlain(head) else { return fail(context) }
        if head.status.code >= 200 {
            if !head.isKeepAlive { isReusable = false }
            downstream.upstreamResponded(head)
        } else if head.status.code == 101 {
            // A tunnel that the client did not ask for has no end on its side.
            guard downstream.accepts(head) else { return fail(context) }
            isReusable = false
            switching = head
        } else {
            interims += 1
            guard interims <= Self.interimLimit else { return fail(context) }
            downstream.upstreamHinted(head)
        }
    }

    private func end(_ context: ChannelHandlerContext) {
        guard let served = downstream else { return }
        downstream = nil
        if let switching {
            served.upstreamSwitched(switching, self)
            return
        }
        hasServed = isReusable
        served.upstreamFinished(isWhole: isReusable)
        if !isReusable { context.close(promise: nil) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        downstream?.flush()
        // Not before everything that came is read: what stands behind a response makes the connection useless (THREATS X10).
        if hasServed, isReusable {
            hasServed = false
            pool.rest(self)
        }
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { downstream?.resumeReading() }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isReusable = false
        pool.forget(self)
        let served = downstream
        downstream = nil
        served?.upstreamClosed()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(context)
    }

    private func fail(_ context: ChannelHandlerContext) {
        isReusable = false
        context.close(promise: nil)
    }
}
