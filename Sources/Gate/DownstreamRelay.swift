import Egress
import NIOCore
import NIOHTTP1
import NIOPosix
import TokenDesk

/// The client's end of an exchange: admits a request, joins it with a connection to the API, and passes it on as it comes.
final class DownstreamRelay: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    let desk: GateDesk
    private let connector: UpstreamConnector
    let deadline: HeadDeadline
    let limits: GateLimits

    var context: ChannelHandlerContext?
    var phase = ExchangePhase()
    /// Set once the connection only waits to be closed; nothing that comes then counts.
    var isClosing = false
    var upstream: UpstreamRelay?
    /// Parts of a request that came while the API was being connected; nil when they go straight on.
    var waiting: [HTTPClientRequestPart]?
    /// The head of a request that may be sent again when a kept connection turns out to be dead.
    var repeatable: HTTPRequestHead?
    var refusal: Refusal?
    /// The request to be counted once its status is known.
    var use: TokenUse?
    /// The caller's rate, told in the response.
    private var rate: TokenPass.RateLeft?
    private var peer: IPAddress?
    var isReadHeld = false
    var isStream = false
    private var expectsContinue = false
    var lastActivity = NIODeadline.now()
    var timer: Scheduled<Void>?

    init(
        desk: GateDesk, connector: UpstreamConnector, deadline: HeadDeadline, limits: GateLimits
    ) {
        self.desk = desk
        self.connector = connector
        self.deadline = deadline
        self.limits = limits
    }

    var isWritable: Bool { context?.channel.isWritable == true }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        peer = context.channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    // MARK: The client's requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        lastActivity = .now()
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head)
        case .body(let bytes): forward(.body(.byteBuffer(bytes)))
        case .end: end()
        }
    }

    private func begin(_ head: HTTPRequestHead) {
        deadline.off()
        phase.begin(head)
        refusal = nil
        isStream = false
        do {
            let pass = try desk.decide(head, peer: peer)
            use = pass.use
            rate = pass.caller?.rate
            expectsContinue = pass.expectsContinue
            keepTime()
            join(
                with: desk.forwarded(head, pass, authority: connector.authority, peer: peer),
                isRepeatable: pass.framing == .none && [.GET, .HEAD].contains(head.method))
        } catch {
            refuse(error, hasBody: error.closes || hasBody(head))
        }
    }

    private func hasBody(_ head: HTTPRequestHead) -> Bool {
        head.headers.contains(name: "Transfer-Encoding") || (head.headers.first(name: "Content-Length") ?? "0") != "0"
    }

    private func end() {
        phase.requestEnded()
        if let refusal { return answer(refusal) }
        forward(.end(nil))
        upstream?.flush()
        finishIfComplete()
    }

    private func forward(_ part: HTTPClientRequestPart) {
        guard refusal == nil else { return }
        if waiting != nil {
            waiting?.append(part)
        } else if phase.response != .ended {
            upstream?.send(part)
        }
    }

    // MARK: The connection to the API

    private func join(with head: HTTPRequestHead, isRepeatable: Bool) {
        if let upstream, upstream.isActive, upstream.isReusable {
            repeatable = isRepeatable ? head : nil
            return start([.head(head)], on: upstream)
        }
        connect(for: [.head(head)])
    }

    private func connect(for parts: [HTTPClientRequestPart]) {
        repeatable = nil
        upstream = nil
        waiting = parts
        guard let context else { return }
        connector.connect(on: context.eventLoop).assumeIsolated().whenComplete { [weak self] result in
            self?.connected(result)
        }
    }

    private func connected(_ result: Result<any Channel, any Error>) {
        guard !isClosing, context?.channel.isActive == true, let parts = waiting else {
            if case .success(let channel) = result { channel.close(promise: nil) }
            return
        }
        waiting = nil
        do {
            let relay = try result.get().pipeline.syncOperations.handler(type: UpstreamRelay.self)
            start(parts, on: relay)
        } catch {
            fail(Self.isTimeout(error) ? .gatewayTimeout : .badGateway)
        }
    }

    private static func isTimeout(_ error: any Error) -> Bool {
        if case .connectTimeout? = error as? ChannelError { return true }
        let attempts = (error as? NIOConnectionError)?.connectionErrors ?? []
        return attempts.contains { if case .connectTimeout? = $0.error as? ChannelError { true } else { false } }
    }

    private func start(_ parts: [HTTPClientRequestPart], on relay: UpstreamRelay) {
        upstream = relay
        relay.attach(self)
        for part in parts { relay.send(part) }
        relay.flush()
        if expectsContinue, phase.request == .streaming {
            let head = HTTPResponseHead(version: .http1_1, status: .continue)
            context?.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }
        resumeReading()
    }

    // MARK: Keeping pace

    /// The client is read only while the API takes what comes.
    func read(context: ChannelHandlerContext) {
        let isHeld = phase.request == .streaming && (waiting != nil || upstream?.isWritable == false)
        if isHeld {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    func resumeReading() {
        lastActivity = .now()
        guard isReadHeld else { return }
        isReadHeld = false
        context?.read()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        upstream?.flush()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            lastActivity = .now()
            upstream?.resumeReading()
        }
        context.fireChannelWritabilityChanged()
    }

    func flush() {
        context?.flush()
    }

    // MARK: The API's responses

    func upstreamResponded(_ head: HTTPResponseHead) {
        guard !isClosing, phase.canRefuse else { return }
        lastActivity = .now()
        phase.responseBegan()
        // A response before the end of the request: the rest of the body has nowhere to go.
        if phase.request == .streaming { phase.spoil() }
        isStream = head.headers.first(name: "Content-Type")?.lowercased().hasPrefix("text/event-stream") == true
        var headers = ForwardedFields.response(
            head, hasBody: phase.hasBody(head.status), keepsAlive: phase.keepsAlive)
        if let rate { RateFields.add(rate, to: &headers) }
        desk.count(&use, status: Int(head.status.code))
        let forwarded = HTTPResponseHead(version: .http1_1, status: head.status, headers: headers)
        context?.write(wrapOutboundOut(.head(forwarded)), promise: nil)
    }

    func upstreamSent(_ bytes: ByteBuffer) {
        guard !isClosing else { return }
        lastActivity = .now()
        context?.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
    }

    func upstreamFinished(isReusable: Bool) {
        guard !isClosing else { return }
        if !isReusable { upstream = nil }
        phase.responseEnded()
        if phase.keepsAlive {
            context?.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            finishIfComplete()
        } else {
            closeAfterEnd()
        }
    }

    func upstreamClosed() {
        upstream = nil
        guard phase.isRunning, !isClosing, phase.response != .ended else { return }
        if let repeatable, phase.response == .none {
            connect(for: [.head(repeatable)] + (phase.request == .ended ? [.end(nil)] : []))
        } else {
            fail(.badGateway)
        }
    }
}
