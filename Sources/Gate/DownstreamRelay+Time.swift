import NIOCore
import NIOHTTP1

/// Time and errors.
extension DownstreamRelay {
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is HeadDeadline.Expired: linger(after: context.eventLoop.makeSucceededVoidFuture())
        case is ChannelShouldQuiesceEvent: quiesce()
        case is TokenRecheck: recheck()
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// Service ends: a connection at rest closes, a running exchange is the last.
    private func quiesce() {
        isLast = true
        guard phase.isRunning else { return abort() }
        phase.spoil()
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
        takeFault(error == .headerOverflow ? .headTooLarge : .malformed("The request is not HTTP/1.1."))
    }

    func keepTime() {
        lastActivity = .now()
        began = lastActivity
        timer?.set(limits.idleTime, from: lastActivity)
    }

    /// What lasts does not outlive its token: one that was cancelled, paused or expired meanwhile ends it (THREATS D8, G10).
    private func recheck() {
        guard phase.isRunning, !isClosing, let token, isStream || began + limits.recheckTime <= .now(),
            let reason = desk.book.refusal(of: token)
        else { return }
        fail(Refusal(reason, token: token))
    }

    func checkTime() {
        guard phase.isRunning, !isClosing else { return }
        guard form == nil else { return refuseForm() }
        let limit = isStream ? limits.streamIdleTime : limits.idleTime
        guard lastActivity + limit <= .now() else {
            timer?.set(limit, from: lastActivity)
            return
        }
        // A client that is held back is not the one who is late.
        fail(phase.request == .ended || isReadHeld ? .gatewayTimeout : .headTimeout)
    }

    func stopTime() {
        timer?.end()
        hold = nil
        form = nil
        dropSample()
    }
}
