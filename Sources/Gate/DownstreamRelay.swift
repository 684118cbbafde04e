import Egress
import NIOCore
import NIOHTTP1
import OpenAPI
import TokenDesk

/// The client's end of an exchange: admits a request, joins it with a connection to the API, and passes it on as it comes.
///
/// One exchange runs at a time. A client may send its next request before the response to this one has ended; what comes
/// early waits here, and no more is read.
final class DownstreamRelay: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What came before its turn.
    private enum Early {
        case part(HTTPServerRequestPart)
        case fault(Refusal)
    }

    let desk: GateDesk
    let pool: UpstreamPool
    let deadline: HeadDeadline
    let limits: GateLimits
    /// The handlers that make messages of bytes and bytes of messages, to be removed when the connection becomes a tunnel.
    let codec: [any RemovableChannelHandler]

    var context: ChannelHandlerContext?
    var phase = ExchangePhase()
    /// Set once the connection only waits to be closed; nothing that comes then counts.
    var isClosing = false
    /// Set when service ends: the running exchange is the last.
    var isLast = false
    var upstream: UpstreamRelay?
    /// Parts of a request that came while the API was being connected; nil when they go straight on.
    var waiting: [HTTPClientRequestPart]?
    /// The head of a request that may be sent again when a kept connection turns out to be dead.
    var repeatable: HTTPRequestHead?
    /// The request while it is held against the description, and until its exchange ends.
    var hold: RequestHold?
    /// The operation whose responses may be checked, and a response that is.
    var operation: OpenAPI.Operation?
    var sample: ResponseSample?
    /// The form of a request that came without a token otherwise, until its beginning was looked at.
    var form: FormLook?
    var offer: UpgradeOffer?
    var refusal: Refusal?
    /// The request to be counted once its status is known.
    var use: TokenUse?
    /// The token that the running exchange came with, and when that began.
    var token: TokenID?
    var began = NIODeadline.now()
    /// The caller's rate, told in the response.
    var rate: TokenPass.RateLeft?
    private var peer = ClientAddress(nil)
    var isReadHeld = false
    var isStream = false
    private var isRequestChunked = false
    var isResponseChunked = false
    var expectsContinue = false
    var lastActivity = NIODeadline.now()
    var timer: LazyTimer?
    private var early = CircularBuffer<Early>()
    private var isTakingEarly = false

    init(
        desk: GateDesk, pool: UpstreamPool, deadline: HeadDeadline, codec: [any RemovableChannelHandler],
        limits: GateLimits
    ) {
        self.desk = desk
        self.pool = pool
        self.deadline = deadline
        self.codec = codec
        self.limits = limits
    }

    var isWritable: Bool { context?.channel.isWritable == true }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        peer = ClientAddress(context.channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) })
        timer = LazyTimer(on: context.eventLoop) { [weak self] in self?.checkTime() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.end()
        self.context = nil
    }

    // MARK: The client's requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        let part = unwrapInboundIn(data)
        guard early.isEmpty, phase.request != .ended else { return early.append(.part(part)) }
        take(part)
    }

    private func take(_ part: HTTPServerRequestPart) {
        lastActivity = .now()
        switch part {
        case .head(let head): begin(head)
        case .body(let bytes) where form != nil: look(at: bytes)
        case .body(let bytes): forward(.body(.byteBuffer(bytes)))
        case .end: end()
        }
    }

    /// What cannot be read as a request is refused when its turn comes.
    func takeFault(_ refusal: Refusal) {
        guard early.isEmpty, phase.request != .ended else { return early.append(.fault(refusal)) }
        deadline.off()
        if phase.request == .none { phase.begin(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")) }
        phase.spoil()
        fail(refusal)
    }

    /// Goes on with what came early; in a loop, as a client may send many requests at once.
    func takeEarly() {
        guard !isTakingEarly else { return }
        isTakingEarly = true
        while !isClosing, phase.request != .ended, let next = early.popFirst() {
            switch next {
            case .part(let part): take(part)
            case .fault(let refusal):
                early.removeAll()
                takeFault(refusal)
            }
        }
        isTakingEarly = false
        if phase.request == .streaming { upstream?.flush() }
    }

    private func begin(_ head: HTTPRequestHead) {
        deadline.off()
        phase.begin(head)
        if isLast { phase.spoil() }
        refusal = nil
        isStream = false
        do {
            let pass = try desk.decide(head, peer: peer)
            use = pass.use
            rate = pass.caller?.rate
            token = pass.caller?.id
            expectsContinue = pass.expectsContinue
            isRequestChunked = pass.framing == .chunked
            offer = UpgradeOffer(head, framing: pass.framing)
            keepTime()
            let isRepeatable = pass.framing == .none && head.method.isRepeatable
            if let inspector = desk.inspector {
                operation = pass.operation
                inspect(forwarded(head, pass), pass, isRepeatable: isRepeatable, by: inspector)
            } else {
                join(with: forwarded(head, pass), isRepeatable: isRepeatable)
            }
        } catch {
            guard !looksIntoForm(of: head, refusing: error) else { return }
            refuse(error, hasBody: error.closes || hasBody(head))
        }
    }

    private func forwarded(_ head: HTTPRequestHead, _ pass: Admission.Pass) -> HTTPRequestHead {
        var forwarded = desk.forwarded(head, pass, authority: pool.authority, peer: peer)
        if let offer { ForwardedFields.add(upgrade: offer.value, to: &forwarded.headers) }
        return forwarded
    }

    private func hasBody(_ head: HTTPRequestHead) -> Bool {
        head.headers.contains(name: "Transfer-Encoding") || (head.headers.first(name: "Content-Length") ?? "0") != "0"
    }

    private func end() {
        phase.requestEnded()
        if let form { refusal = form.refusal }
        form = nil
        if let refusal { return answer(refusal) }
        // What its length ends needs no mark of its end.
        if isRequestChunked { forward(.end(nil)) }
        if waiting == nil { upstream?.flush() }
        judgeBody()
        finishIfComplete()
    }

    private func forward(_ part: HTTPClientRequestPart) {
        guard refusal == nil else { return }
        if waiting != nil {
            waiting?.append(part)
            kept(part)
        } else if phase.response != .ended {
            upstream?.send(part)
        }
    }

    // MARK: Keeping pace

    /// The client is read only while the API takes what comes, and while nothing waits for its turn.
    private var isReadToBeHeld: Bool {
        !early.isEmpty
            || (phase.request == .streaming
                && ((waiting != nil && hold?.stage != .body) || upstream?.isWritable == false))
    }

    func read(context: ChannelHandlerContext) {
        if isReadToBeHeld, !isClosing {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    func resumeReading() {
        lastActivity = .now()
        guard isReadHeld, isClosing || !isReadToBeHeld else { return }
        isReadHeld = false
        context?.read()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if phase.request == .streaming { upstream?.flush() }
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
}

extension HTTPMethod {
    /// Whether a second request has no other effect than one (RFC 9110 section 9.2.2).
    fileprivate var isRepeatable: Bool {
        switch self {
        case .GET, .HEAD, .OPTIONS, .PUT, .DELETE: true
        default: false
        }
    }
}
