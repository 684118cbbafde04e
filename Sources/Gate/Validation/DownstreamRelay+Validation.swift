import Execution
import NIOCore
import NIOHTTP1

/// Requests that wait while they are held against the description. The head is judged first, so that a client that waits for
/// `100 Continue` is refused before it sends its body; the body is judged once it is there, up to a bound.
extension DownstreamRelay {
    /// Keeps a request until it was judged; nothing of it is forwarded before.
    func inspect(_ head: HTTPRequestHead, _ pass: Admission.Pass, isRepeatable: Bool, by inspector: Inspector) {
        guard let context else { return }
        let hold = RequestHold(pass, head, isRepeatable: isRepeatable, budget: inspector.budget)
        self.hold = hold
        waiting = [.head(head)]
        let judged = inspector.run(on: context.eventLoop) { [contract = hold.contract, request = hold.request] in
            let breaches = contract.breaches(ofHead: request)
            return (breaches: breaches, schema: breaches.isEmpty ? contract.bodySchema(of: request) : nil)
        }
        judged.assumeIsolated().whenComplete { [weak self] result in
            guard let self, self.hold === hold, !isClosing else { return }
            guard case .success(let verdict) = result else { return fail(.unavailable) }
            guard verdict.breaches.isEmpty else { return refuse(verdict.breaches, hold) }
            hold.schema = verdict.schema
            headPassed(hold)
        }
    }

    private func headPassed(_ hold: RequestHold) {
        guard hold.schema != nil, !hold.isTooLong else { return pass(hold) }
        hold.stage = .body
        if phase.request == .ended { return judgeBody() }
        guard hold.count <= RequestContract.bodyLimit else { return pass(hold) }
        if expectsContinue {
            expectsContinue = false
            let head = HTTPResponseHead(version: .http1_1, status: .continue)
            context?.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }
        resumeReading()
    }

    /// Notes a part that was kept; goes on unchecked when the body is longer than what is checked.
    func kept(_ part: HTTPClientRequestPart) {
        guard let hold, hold.stage != .passed, case .body(let bytes) = part else { return }
        guard hold.keep(bytes.readableBytes) else { return fail(.tooMuchHeld) }
        if hold.stage == .body, hold.count > RequestContract.bodyLimit { pass(hold) }
    }

    /// The body is there whole, if it was waited for.
    func judgeBody() {
        guard let hold, hold.stage == .body, let schema = hold.schema, let inspector = desk.inspector, let context
        else { return }
        hold.stage = .value
        let buffers = (waiting ?? []).compactMap { part -> ByteBuffer? in
            if case .body(.byteBuffer(let bytes)) = part { bytes } else { nil }
        }
        let judged = inspector.run(on: context.eventLoop) {
            schema.breaches(in: buffers.flatMap { Array($0.readableBytesView) })
        }
        judged.assumeIsolated().whenComplete { [weak self] result in
            guard let self, self.hold === hold, !isClosing else { return }
            guard case .success(let breaches) = result else { return fail(.unavailable) }
            if breaches.isEmpty { pass(hold) } else { refuse(breaches, hold) }
        }
    }

    private func refuse(_ breaches: [RequestBreach], _ hold: RequestHold) {
        fail(Refusal(breaches, mediaTypes: hold.contract.mediaTypes))
    }

    /// Lets the request go on to the API with all that has come of it.
    private func pass(_ hold: RequestHold) {
        guard let parts = waiting else { return }
        hold.stage = .passed
        waiting = nil
        join(with: parts, isRepeatable: hold.isRepeatable)
        upstream?.flush()
    }
}
