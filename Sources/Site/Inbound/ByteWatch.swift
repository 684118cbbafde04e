import Egress
import NIOCore

/// The part of a connection that is nearest to the network: counts it, holds the client to its times, and lets go of one
/// that does not take what it is sent (THREATS L1).
final class ByteWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let limits: InboundLimits
    private let ledger: PeerLedger
    private var context: ChannelHandlerContext?
    private var clock: InboundClock
    private var timer: (task: Scheduled<Void>, time: NIODeadline)?
    private var pace = WritePace()
    private var paceTimer: Scheduled<Void>?
    private var peer: [UInt8]?
    /// Set once nothing that comes counts any more.
    private var isOver = false

    init(limits: InboundLimits, ledger: PeerLedger) {
        self.limits = limits
        self.ledger = ledger
        clock = InboundClock(limits: limits, at: .now())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { _ = open(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        if open(context) { context.fireChannelActive() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    /// Begins to count and to watch; false for a connection too many, which is closed.
    private func open(_ context: ChannelHandlerContext) -> Bool {
        let address = context.remoteAddress?.ipAddress.flatMap { IPAddress($0) }?.subscriber ?? []
        guard ledger.enter(address) else {
            isOver = true
            context.close(promise: nil)
            return false
        }
        peer = address
        clock = InboundClock(limits: limits, at: .now())
        keepTime()
        return true
    }

    private func end() {
        if let peer { ledger.leave(peer) }
        peer = nil
        isOver = true
        timer?.task.cancel()
        timer = nil
        paceTimer?.cancel()
        paceTimer = nil
    }
}

// MARK: The client's requests

extension ByteWatch {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        clock.bytesCame(unwrapInboundIn(data).readableBytes, at: .now())
        keepTime()
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        clock.paused(at: .now())
        context.fireChannelReadComplete()
    }

    /// Whoever takes what comes asks for more.
    func read(context: ChannelHandlerContext) {
        clock.resumed(at: .now())
        keepTime()
        context.read()
    }

    /// The head of a request has come whole.
    func headCame(isCall: Bool) {
        clock.headCame(isCall: isCall, at: .now())
        keepTime()
    }

    /// A request has come to its end.
    func requestEnded() {
        clock.requestEnded(at: .now())
        keepTime()
    }

    /// The last byte of an answer was taken.
    func answerEnded() {
        clock.answerEnded(at: .now())
        keepTime()
    }

    /// A timer that is early looks again when it fires, so that a piece of a body does not cost a new one.
    private func keepTime() {
        guard let context, !isOver, let deadline = clock.deadline?.time else { return }
        if let timer, timer.time <= deadline { return }
        timer?.task.cancel()
        let task: Scheduled<Void> = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [weak self] in
            self?.look()
        }
        timer = (task, deadline)
    }

    private func look() {
        timer = nil
        guard !isOver, let context, let (time, lapse) = clock.deadline else { return }
        guard time <= .now() else { return keepTime() }
        clock.stop()
        switch lapse {
        case .idle: context.close(promise: nil)
        case .head: refuse(context)
        // The request has an action that waits for the rest: it is told, and answers with a page.
        case .body: context.fireErrorCaught(SiteError.lateBody)
        }
    }

    /// No action knows of the request yet, so the answer is written here (RFC 9110 §15.5.9).
    private func refuse(_ context: ChannelHandlerContext) {
        isOver = true
        let time = limits.lingerTime
        context.writeAndFlush(wrapOutboundOut(Self.lateHead)).assumeIsolated().whenComplete { [weak self] _ in
            guard let context = self?.context else { return }
            context.close(mode: .output, promise: nil)
            context.eventLoop.assumeIsolated().scheduleTask(in: time) { self?.context?.close(promise: nil) }
        }
    }

    private static var lateHead: ByteBuffer {
        let body = "The request did not come to its end in time.\n"
        return ByteBuffer(
            string: """
                HTTP/1.1 408 Request Timeout\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Length: \(body.utf8.count)\r
                X-Content-Type-Options: nosniff\r
                Connection: close\r
                \r
                \(body)
                """)
    }
}

// MARK: The site's answers

extension ByteWatch {
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        pace.wrote(unwrapOutboundIn(data).readableBytes)
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        guard paceTimer == nil, !isOver, waiting > 0 else { return }
        _ = pace.isStuck(waiting: waiting, limit: limits.writeIdle, at: .now())
        keepPace()
    }

    /// Bytes that the client has not taken yet.
    private var waiting: Int {
        (try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    private func keepPace() {
        let time = TimeAmount.nanoseconds(limits.writeIdle.nanoseconds / 2)
        paceTimer = context?.eventLoop.assumeIsolated().scheduleTask(in: time) { [weak self] in self?.lookAtPace() }
    }

    private func lookAtPace() {
        paceTimer = nil
        guard !isOver, waiting > 0 else { return }
        if pace.isStuck(waiting: waiting, limit: limits.writeIdle, at: .now()) {
            isOver = true
            context?.close(promise: nil)
        } else {
            keepPace()
        }
    }
}
