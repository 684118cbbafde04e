import NIOCore
import NIOHTTP1

/// Answers of the gate itself.
extension DownstreamRelay {
    /// Answers once the request has been read, or at once and for the last time when its body is not worth reading.
    func refuse(_ refusal: Refusal, hasBody: Bool) {
        self.refusal = refusal
        guard hasBody else { return }
        phase.spoil()
        answer(refusal)
    }

    /// The exchange cannot go on: says so if nothing was said yet, else breaks off so that nobody takes a part for the whole.
    func fail(_ refusal: Refusal) {
        upstream?.close()
        upstream = nil
        waiting = nil
        hold = nil
        guard phase.canRefuse else { return abort() }
        self.refusal = refusal
        if phase.request == .streaming || refusal.closes { phase.spoil() }
        answer(refusal)
    }

    func answer(_ refusal: Refusal) {
        guard phase.canRefuse, let context else { return }
        phase.responseBegan()
        phase.responseEnded()
        desk.count(&use, status: refusal.status)
        context.write(wrapOutboundOut(.head(refusal.head(keepsAlive: phase.keepsAlive))), promise: nil)
        if !phase.isHead {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: refusal.body)))), promise: nil)
        }
        if phase.keepsAlive {
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            finishIfComplete()
        } else {
            closeAfterEnd()
        }
    }

    /// Ends the response, then the sending side, and soon after the connection: a client still sending can read the answer.
    func closeAfterEnd() {
        guard let context, !isClosing else { return }
        // First of all: the end of a response sets free the next request that is waiting.
        isClosing = true
        linger(after: context.writeAndFlush(wrapOutboundOut(.end(nil))))
    }

    /// Ends the sending side once all is sent, and the connection soon after; what still comes does not count.
    func linger(after sent: EventLoopFuture<Void>) {
        isClosing = true
        stopTime()
        upstream?.close()
        upstream = nil
        let time = limits.lingerTime
        sent.assumeIsolated().whenComplete { [weak self] _ in
            guard let context = self?.context else { return }
            context.close(mode: .output, promise: nil)
            context.eventLoop.assumeIsolated().scheduleTask(in: time) { self?.context?.close(promise: nil) }
        }
        context?.read()
    }

    func abort() {
        isClosing = true
        desk.count(&use, status: TokenUse.abandoned)
        stopTime()
        upstream?.close()
        upstream = nil
        context?.close(promise: nil)
    }

    func finishIfComplete() {
        guard phase.isComplete else { return }
        timer?.off()
        phase = ExchangePhase()
        repeatable = nil
        hold = nil
        deadline.awaitNext()
        takeEarly()
        resumeReading()
    }
}
