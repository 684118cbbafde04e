import NIOCore
import NIOHTTP1

/// Time and errors.
extension DownstreamRelay {
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is HeadDeadline.Expired else { return context.fireUserInboundEventTriggered(event) }
        linger(after: context.eventLoop.makeSucceededVoidFuture())
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        desk.count(&use, status: TokenUse.abandoned)
        stopTime()
        waiting = nil
        upstream?.close()
        upstream = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isClosing else { return }
        guard let error = error as? HTTPParserError else { return abort() }
        refuseParsing(error == .headerOverflow ? .headTooLarge : .malformed("The request is not HTTP/1.1."))
    }

    private func refuseParsing(_ refusal: Refusal) {
        deadline.off()
        if phase.request == .none { phase.begin(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")) }
        phase.spoil()
        fail(refusal)
    }

    func keepTime() {
        lastActivity = .now()
        scheduleCheck(in: limits.idleTime)
    }

    private func scheduleCheck(in time: TimeAmount) {
        timer?.cancel()
        timer = context?.eventLoop.assumeIsolated().scheduleTask(in: time) { [weak self] in self?.checkTime() }
    }

    private func checkTime() {
        guard phase.isRunning, !isClosing else { return }
        let limit = isStream ? limits.streamIdleTime : limits.idleTime
        let rest = lastActivity + limit - .now()
        guard rest <= .nanoseconds(0) else { return scheduleCheck(in: rest) }
        // A client that is held back is not the one who is late.
        fail(phase.request == .ended || isReadHeld ? .gatewayTimeout : .headTimeout)
    }

    func stopTime() {
        timer?.cancel()
        timer = nil
    }
}
