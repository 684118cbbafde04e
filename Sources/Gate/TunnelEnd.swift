import NIOCore

/// One end of a tunnel: passes bytes to the other as fast as that takes them, and closes each direction by itself.
final class TunnelEnd: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let tunnel: Tunnel
    private var partner: TunnelEnd?
    private var context: ChannelHandlerContext?
    private var isReadHeld = false
    /// Whether the token with which the tunnel was opened still is in force; asked every second.
    var isInForce: () -> Bool = { true }

    init(_ tunnel: Tunnel) {
        self.tunnel = tunnel
    }

    /// Joins two ends, which then hold each other until both are closed.
    func join(_ other: TunnelEnd) {
        partner = other
        other.partner = self
    }

    /// Stands in for the handlers of HTTP at the end of a channel's pipeline, and gets the bytes that they had not read.
    ///
    /// - Parameter handlers: in the order of the pipeline.
    func replace(_ handlers: [any RemovableChannelHandler], on channel: any Channel) throws {
        guard let first = handlers.first else { return }
        let pipeline = channel.pipeline.syncOperations
        let hold = ClosureHold()
        try pipeline.addHandler(hold, position: .before(first))
        try pipeline.addHandler(self)
        try channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: true)
        let removals = handlers.map { pipeline.removeHandler($0) }
        EventLoopFuture.andAllComplete(removals, on: channel.eventLoop).assumeIsolated().whenComplete { _ in
            hold.release(from: pipeline)
        }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        partner = nil
    }

    func read(context: ChannelHandlerContext) {
        if partner?.context?.channel.isWritable == false {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    /// Goes on reading when the partner takes more, and at the beginning.
    func resumeReading() {
        isReadHeld = false
        context?.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        tunnel.showsLife()
        partner?.context?.write(data, promise: nil)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        partner?.context?.flush()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, let partner, partner.isReadHeld {
            tunnel.showsLife()
            partner.resumeReading()
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is TokenRecheck, !isInForce() { close() }
        if case .inputClosed? = event as? ChannelEvent { partner?.closeWhenSent(.output) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        partner?.closeWhenSent(.all)
        partner = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Closes at once, whatever is still to be sent.
    func close() {
        context?.close(promise: nil)
    }

    private func closeWhenSent(_ mode: CloseMode) {
        guard let context else { return }
        let sent = context.writeAndFlush(wrapOutboundOut(ByteBuffer()))
        sent.assumeIsolated().whenComplete { [weak self] _ in self?.context?.close(mode: mode, promise: nil) }
    }
}
