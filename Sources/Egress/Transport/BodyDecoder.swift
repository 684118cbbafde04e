import NIOCore
import NIOHTTP1

/// Takes the content codings off a response's body, piece by piece as it comes; fields stay as they came (V4, V5).
///
/// A class, because NIO's handlers are; it lives on the event loop of its connection.
final class BodyDecoder: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    private let connection: ConnectionGuard
    private var chain: DecodingChain?
    private var isBroken = false

    init(connection: ConnectionGuard) {
        self.connection = connection
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isBroken { return }
        do throws(EgressError) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                let decoding = ContentDecoding(head.headers["Content-Encoding"])
                if let call = connection.call { chain = try DecodingChain(decoding, limit: call.bodyLimit) }
                context.fireChannelRead(data)
            case .body(let piece):
                guard let chain else { return context.fireChannelRead(data) }
                try chain.decode(piece) { context.fireChannelRead(wrapInboundOut(.body($0))) }
            case .end:
                try chain?.finish()
                context.fireChannelRead(data)
            }
        } catch {
            isBroken = true
            // What came out until then is an answer, too, if there is somebody to take it.
            context.fireChannelReadComplete()
            context.fireErrorCaught(error)
        }
    }
}
