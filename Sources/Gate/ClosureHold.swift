import NIOCore

/// Holds back the news that the peer has ended its side while handlers leave the pipeline: the decoder would throw away, at
/// the end of input, what it had not read.
final class ClosureHold: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private var isHolding = false

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent {
            isHolding = true
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    /// Tells what was held back, after the bytes before it.
    func release(from pipeline: ChannelPipeline.SynchronousOperations) {
        guard let context = try? pipeline.context(handler: self) else { return }
        context.fireChannelReadComplete()
        if isHolding { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
        pipeline.removeHandler(context: context, promise: nil)
    }
}
