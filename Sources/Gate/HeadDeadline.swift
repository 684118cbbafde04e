import NIOCore
import NIOHTTP1

/// Watches the raw bytes of a connection: a request's head must be there soon after its first byte, and a connection without
/// a request does not stay for ever (THREATS L1).
final class HeadDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Sent down the pipeline when time is up and nothing more is to be awaited.
    struct Expired {}

    private enum State {
        case idle
        case head
        case off
    }

    private let limits: GateLimits
    private var state = State.off
    private var timer: LazyTimer?
    private var context: ChannelHandlerContext?

    init(limits: GateLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        timer = LazyTimer(on: context.eventLoop) { [weak self] in self?.expire() }
        // A new connection has no reason to wait: it is held to the time of a head.
        state = .idle
        timer?.set(limits.headTime)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if state == .idle {
            state = .head
            timer?.set(limits.headTime)
        }
        context.fireChannelRead(data)
    }

    /// A head has arrived whole; the exchange keeps its own time.
    func off() {
        state = .off
        timer?.off()
    }

    /// An exchange has ended; the next head may come.
    func awaitNext() {
        state = .idle
        timer?.set(limits.idleTime)
    }

    private func end() {
        state = .off
        timer?.end()
        timer = nil
    }

    private func expire() {
        let isPartial = state == .head
        off()
        guard let context else { return }
        // The handlers behind know of no request that could be answered, so the answer is written here.
        if isPartial { context.writeAndFlush(wrapOutboundOut(Self.answer), promise: nil) }
        context.fireUserInboundEventTriggered(Expired())
    }

    private static var answer: ByteBuffer {
        let refusal = Refusal.headTimeout
        let fields = refusal.head(keepsAlive: false).headers.map { "\($0.name): \($0.value)\r\n" }.joined()
        return ByteBuffer(string: "HTTP/1.1 \(refusal.status) \(refusal.title)\r\n\(fields)\r\n\(refusal.body)")
    }
}
