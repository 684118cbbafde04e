import NIOCore
import NIOHTTP1
import NIOPosix

/// The connection to the API and what comes from it.
extension DownstreamRelay {
    func join(with head: HTTPRequestHead, isRepeatable: Bool) {
        guard let kept = pool.take(isRepeatable: isRepeatable) else { return connect(for: [.head(head)]) }
        repeatable = isRepeatable ? head : nil
        start([.head(head)], on: kept)
    }

    /// Joins a request of which more than the head is there.
    func join(with parts: [HTTPClientRequestPart], isRepeatable: Bool) {
        if parts.count == 1, case .head(let head)? = parts.first { return join(with: head, isRepeatable: isRepeatable) }
        guard let kept = pool.take(isRepeatable: false) else { return connect(for: parts) }
        start(parts, on: kept)
    }

    private func connect(for parts: [HTTPClientRequestPart]) {
        repeatable = nil
        upstream = nil
        waiting = parts
        pool.connect().assumeIsolated().whenComplete { [weak self] result in
            if let self { return self.connected(result) }
            if case .success(let channel) = result { channel.close(promise: nil) }
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
            relay.flush()
        } catch {
            fail(Self.isTimeout(error) ? .gatewayTimeout : .badGateway)
        }
    }

    private static func isTimeout(_ error: any Error) -> Bool {
        if case .connectTimeout? = error as? ChannelError { return true }
        let attempts = (error as? NIOConnectionError)?.connectionErrors ?? []
        return attempts.contains { if case .connectTimeout? = $0.error as? ChannelError { true } else { false } }
    }

    /// Sends parts without flushing: more of the request may be at hand.
    private func start(_ parts: [HTTPClientRequestPart], on relay: UpstreamRelay) {
        upstream = relay
        relay.attach(self)
        for part in parts { relay.send(part) }
        if expectsContinue, phase.request == .streaming {
            let head = HTTPResponseHead(version: .http1_1, status: .continue)
            context?.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }
        expectsContinue = false
        resumeReading()
    }

    // MARK: Responses

    /// An interim answer; `100 Continue` was given by the gate itself.
    func upstreamHinted(_ head: HTTPResponseHead) {
        guard !isClosing, phase.canRefuse, head.status != .continue else { return }
        lastActivity = .now()
        let headers = ForwardedFields.response(head, hasBody: false, keepsAlive: true)
        let forwarded = HTTPResponseHead(version: .http1_1, status: head.status, headers: headers)
        context?.writeAndFlush(wrapOutboundOut(.head(forwarded)), promise: nil)
    }

    func upstreamResponded(_ head: HTTPResponseHead) {
        guard !isClosing, phase.canRefuse else { return }
        lastActivity = .now()
        phase.responseBegan()
        // A response before the end of the request: the rest of the body has nowhere to go.
        if phase.request == .streaming { phase.spoil() }
        isStream = ForwardedFields.isEventStream(head.headers)
        var headers = ForwardedFields.response(
            head, hasBody: phase.hasBody(head.status), keepsAlive: phase.keepsAlive)
        if let rate { RateFields.add(rate, to: &headers) }
        desk.count(&use, status: Int(head.status.code))
        if desk.inspector != nil { beginSample(head) }
        isResponseChunked = headers.contains(name: "Transfer-Encoding")
        let forwarded = HTTPResponseHead(version: .http1_1, status: head.status, headers: headers)
        context?.write(wrapOutboundOut(.head(forwarded)), promise: nil)
    }

    func upstreamSent(_ bytes: ByteBuffer) {
        guard !isClosing else { return }
        lastActivity = .now()
        sample?.append(bytes)
        context?.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
    }

    /// The response ended.
    ///
    /// - Parameter isWhole: whether the connection is fit for another request, as far as the API says.
    func upstreamFinished(isWhole: Bool) {
        guard !isClosing else { return }
        // A connection that still waits for the rest of a body is of no more use.
        if phase.request == .streaming || !isWhole { upstream?.close() }
        upstream = nil
        endSample()
        phase.responseEnded()
        if phase.keepsAlive {
            // What its length ends needs no mark of its end.
            if isResponseChunked { context?.write(wrapOutboundOut(.end(nil)), promise: nil) }
            context?.flush()
            finishIfComplete()
        } else {
            closeAfterEnd()
        }
    }

    func upstreamClosed() {
        upstream = nil
        guard phase.isRunning, !isClosing, phase.response != .ended else { return }
        if let repeatable, phase.response == .none {
            connect(for: [.head(repeatable)])
        } else {
            fail(.badGateway)
        }
    }

    // MARK: Tunnels

    /// Whether the API may change to the protocol that it names.
    func accepts(_ head: HTTPResponseHead) -> Bool {
        phase.canRefuse && phase.request == .ended && offer?.chosen(by: head) != nil
    }

    /// The API changed to another protocol: from here on bytes pass unread.
    func upstreamSwitched(_ head: HTTPResponseHead, _ relay: UpstreamRelay) {
        guard !isClosing, let context, let chosen = offer?.chosen(by: head) else { return relay.close() }
        var headers = ForwardedFields.response(head, hasBody: false, keepsAlive: true)
        ForwardedFields.add(upgrade: chosen, to: &headers)
        let forwarded = HTTPResponseHead(version: .http1_1, status: head.status, headers: headers)
        context.writeAndFlush(wrapOutboundOut(.head(forwarded)), promise: nil)
        desk.count(&use, status: Int(head.status.code))
        isClosing = true
        stopTime()
        deadline.off()
        upstream = nil
        let (client, api) = Tunnel.open(on: context.eventLoop, idleTime: limits.streamIdleTime)
        if let token { client.isInForce = { [book = desk.book] in book.refusal(of: token) == nil } }
        do {
            // The API's side first: it can take bytes before the client's side gives any.
            try relay.yield(to: api)
            try client.replace(codec + [self], on: context.channel)
            api.resumeReading()
            client.resumeReading()
        } catch {
            relay.close()
            context.close(promise: nil)
        }
    }
}
