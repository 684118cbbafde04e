import NIOCore

/// Asks a proxy for a tunnel to an origin (RFC 9110, section 9.3.6) before anything else is said on a connection, then
/// leaves.
///
/// A class, because NIO's handlers are; it lives on the event loop of its connection.
final class ProxyTunnel: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The most bytes of the proxy's answer.
    private static let answerLimit = 16_384

    private let origin: Origin
    private let proxy: EgressProxy
    private let limit: Duration
    private var received: [UInt8] = []
    private var done: EventLoopPromise<Void>?
    private var timer: Scheduled<Void>?

    private init(to origin: Origin, proxy: EgressProxy, limit: Duration, done: EventLoopPromise<Void>) {
        self.origin = origin
        self.proxy = proxy
        self.limit = limit
        self.done = done
    }

    /// Opens the tunnel on a connection to the proxy; fails as `denied`, `unreachable`, `timeout` or
    /// `protocolViolation`.
    static func open(
        on channel: any Channel, to origin: Origin, through proxy: EgressProxy, limit: Duration
    ) -> EventLoopFuture<Void> {
        let done = channel.eventLoop.makePromise(of: Void.self)
        do {
            let tunnel = ProxyTunnel(to: origin, proxy: proxy, limit: limit, done: done)
            try channel.pipeline.syncOperations.addHandler(tunnel, position: .first)
        } catch {
            channel.close(promise: nil)
            done.fail(error)
        }
        return done.futureResult
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let authority = "\(origin.host):\(origin.port)"
        let request = "CONNECT \(authority) HTTP/1.1\r\nHost: \(authority)\r\n\r\n"
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(limit.nanoseconds)) {
            self.fail(.timeout("The proxy \(self.proxy) opened no way within \(self.limit.inWords)."), context)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        guard let end = received.endOfHead else {
            if received.count > Self.answerLimit { fail(.violation("sent an endless answer to CONNECT"), context) }
            return
        }
        guard let status = Self.status(of: received) else {
            return fail(.violation("answered CONNECT with something that is not HTTP/1.1"), context)
        }
        guard (200...299).contains(status) else { return fail(.tunnel(proxy, origin, status), context) }
        // The origin says nothing before TLS has begun, so these bytes are the proxy's.
        guard end == received.count else { return fail(.violation("sent more than its answer to CONNECT"), context) }
        timer?.cancel()
        let done = take()
        context.pipeline.syncOperations.removeHandler(self).whenComplete { _ in done?.succeed() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        take()?.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        take()?.fail(EgressError.tunnel(proxy, origin, nil))
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        take()?.fail(EgressError.cancelled)
    }

    private func take() -> EventLoopPromise<Void>? {
        defer { done = nil }
        return done
    }

    private func fail(_ error: EgressError, _ context: ChannelHandlerContext) {
        timer?.cancel()
        take()?.fail(error)
        context.close(promise: nil)
    }

    /// The status code of `HTTP/1.x NNN …` (RFC 9112, section 4).
    private static func status(of answer: [UInt8]) -> Int? {
        let line = answer.prefix { $0 != 0x0D }
        guard line.starts(with: Array("HTTP/1.".utf8)), line.count >= 12, line[8] == 0x20 else { return nil }
        guard line.count == 12 || line[12] == 0x20 else { return nil }
        let digits = line[9..<12]
        guard digits.allSatisfy(\.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

extension [UInt8] {
    /// The place behind the first empty line.
    fileprivate var endOfHead: Int? {
        let mark: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        guard count >= mark.count else { return nil }
        return (0...(count - mark.count)).first { self[$0..<($0 + mark.count)].elementsEqual(mark) }
            .map { $0 + mark.count }
    }
}

extension EgressError {
    /// What the proxy's refusal means; nil as status when it hung up.
    fileprivate static func tunnel(_ proxy: EgressProxy, _ origin: Origin, _ status: Int?) -> EgressError {
        switch status {
        case 407:
            EgressError(
                .denied, "The proxy \(proxy) asks for credentials, which Portico has none of.",
                advice: "Have the proxy admit Portico by its address.")
        case .some(400...499):
            EgressError(
                .denied, "The proxy \(proxy) refused the way to \(origin) with status \(status ?? 0).",
                advice: "Have the proxy's rules admit the origin, or choose another server.")
        case .some(let status):
            EgressError(
                .unreachable, "The proxy \(proxy) found no way to \(origin) (status \(status)).",
                advice: "Check that the server runs, and the proxy's log.")
        case nil:
            EgressError(
                .unreachable, "The proxy \(proxy) closed the connection instead of opening a way to \(origin).",
                advice: "Check the proxy's log.")
        }
    }
}
