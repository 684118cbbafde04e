import NIOCore
import NIOHTTP1

/// One connection of the health listener: one answer, then it closes.
final class HealthResponder: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let contract: ContractLedger?
    private let check: @Sendable () async -> Health
    private var head: HTTPRequestHead?
    private var hasAnswered = false

    init(contract: ContractLedger?, check: @escaping @Sendable () async -> Health) {
        self.contract = contract
        self.check = check
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body: break
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let head, !hasAnswered else { return }
        hasAnswered = true
        guard head.method == .GET || head.method == .HEAD else { return send(405, "", context) }
        if head.uri == "/contract", let contract { return send(200, contract.text, context) }
        guard head.uri == "/health" else { return send(404, "", context) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.makeFutureWithTask { [check] in await check() }.whenSuccess { health in
            let (responder, context) = bound.value
            responder.send(health.status, health.body, context)
        }
    }

    private func send(_ status: Int, _ body: String, _ context: ChannelHandlerContext) {
        let headers: HTTPHeaders = [
            "Content-Type": "application/json", "Content-Length": String(body.utf8.count), "Cache-Control": "no-store",
            "Connection": "close",
        ]
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if self.head?.method != .HEAD, !body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
        }
        let sent = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        sent.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
