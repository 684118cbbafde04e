import NIOCore
import NIOHTTP1

/// The API's end of an exchange: passes the response to the client's end and slows down when the client does.
final class UpstreamRelay: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    private var context: ChannelHandlerContext?
    private var isReadHeld = false
    /// The client's end; nil while the connection is idle.
    private weak var downstream: DownstreamRelay?
    /// Whether the connection can serve another request after this one.
    private(set) var isReusable = true

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

    func read(context: ChannelHandlerContext) {
        if let downstream, !downstream.isWritable {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            // 101 would turn the connection into a tunnel (THREATS X7).
            guard head.status.code != 101, let downstream else { return fail(context) }
            if !head.isKeepAlive { isReusable = false }
            downstream.upstreamResponded(head)
        case .body(let bytes):
            downstream?.upstreamSent(bytes)
        case .end:
            let served = downstream
            downstream = nil
            served?.upstreamFinished(isReusable: isReusable)
            if !isReusable { context.close(promise: nil) }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        downstream?.flush()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { downstream?.resumeReading() }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isReusable = false
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
