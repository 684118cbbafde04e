import NIOCore
import NIOHTTP1

/// Stands between decompression and the client: cuts the decoded body at its limit and ends the response there, so
/// that what was decoded is kept, however much more would come (V4, V5).
///
/// A class, because NIO's handlers are; it lives on the event loop of its connection.
final class BodyGuard: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    private let connection: ConnectionGuard
    private var received = 0
    private var isCut = false

    init(connection: ConnectionGuard) {
        self.connection = connection
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isCut { return }
        guard case .body(var chunk) = unwrapInboundIn(data), let call = connection.call else {
            context.fireChannelRead(data)
            return
        }
        let room = max(0, call.bodyLimit - received)
        guard chunk.readableBytes > room else {
            received += chunk.readableBytes
            context.fireChannelRead(data)
            return
        }
        isCut = true
        call.truncated()
        if room > 0, let head = chunk.readSlice(length: room) { context.fireChannelRead(wrapInboundOut(.body(head))) }
        context.fireChannelRead(wrapInboundOut(.end(nil)))
        context.fireChannelReadComplete()
    }

    /// What fails behind the cut (the decompressor reaching its own limit, above all) is of no interest.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if !isCut { context.fireErrorCaught(error) }
    }
}
