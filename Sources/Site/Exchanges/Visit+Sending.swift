import Authorization
import Egress
import Execution
import OpenAPI
import Storage

extension Visit {
    /// Sends a request with the session's cookies, answers a challenge, follows redirects where that is asked for, and keeps
    /// every exchange; the last one stands for the call.
    ///
    /// - Parameter steps: what came before in the same go.
    func send(
        _ first: OutboundRequest, of call: Call, _ order: SendingOrder, after steps: [ExchangeStep] = []
    ) async throws -> KeptExchange {
        try environment.allowances.calls.begin(session.id)
        defer { environment.allowances.calls.end(session.id) }
        let live = order.live ?? LiveCall(id: Executor.randomID())
        let key = running(call.operation)
        environment.allowances.running.begin(live, as: key)
        defer {
            environment.allowances.running.end(live, as: key)
            if order.live == nil { live.end() }
        }
        let followUp = FollowUp(
            credentials: order.credentials, operation: call.operation, document: document,
            followsRedirects: order.followsRedirects)
        // A chain is one call to whoever waits for it: it gets no more time than one.
        let end = ContinuousClock.now + (order.time ?? environment.settings.longestCall)
        var (request, steps, upload) = (first, steps, order.upload)
        while true {
            let sent = try await withCookies(request, order.cookies)
            let rules = order.followsRules ? try await rules(of: call.operation, at: sent.origin) : []
            let receiver = receiver(of: call.operation, order, rules) { [steps] in
                followUp.next(after: $0, to: sent, steps: steps) != nil
            }
            var exchange = await live.run { [self, upload] in
                await environment.executor.execute(
                    sent, call: call, within: order.time, upload: upload, receiver: receiver,
                    references: order.references
                ) { environment.settings.guarded.vouch(for: $0, from: order.address) }
            }
            exchange.steps = steps
            guard let response = exchange.response, response.ending == .ended, ContinuousClock.now < end,
                let next = followUp.next(after: response, to: sent, steps: steps)
            else { return try await settled(exchange, receiver, rules, of: call.operation, order) }
            try await keepCookies(of: exchange, order.cookies)
            let named = exchange.naming(order.references)
            // Any of them is made again from the form that began it.
            let kept = try await environment.keep(
                named, spooled: receiver.spooled, form: order.form, document: id, in: session)
            if let step = ExchangeStep(next.cause, of: named, keptAs: kept.id) { steps.append(step) }
            (request, upload) = (next.request, nil)
        }
    }

    /// The name under which calls of an operation can be ended.
    func running(_ operation: OpenAPI.Operation) -> RunningCalls.Key {
        RunningCalls.Key(session: session.id, document: id, operation: operation.id.description)
    }

    /// What takes an answer as it comes. Shown meanwhile is what stands for the call, and nothing out of which a rule takes a
    /// secret that the browser is not to see (THREATS A1).
    private func receiver(
        of operation: OpenAPI.Operation, _ order: SendingOrder, _ rules: [CredentialRule],
        isFollowed: @escaping @Sendable (ExchangeResponse) -> Bool
    ) -> ResponseReceiver {
        ResponseReceiver(environment.store.exchanges, session, share: order.room, live: order.live) { head in
            LiveMedia(operation: operation).covers(head) && !isFollowed(head)
                && (rules.isEmpty || !(200..<300).contains(head.status))
        }
    }

    /// Keeps the exchange that stands for the call. What was followed is kept, whether or not somebody still looks on.
    private func settled(
        _ exchange: Exchange, _ receiver: ResponseReceiver, _ rules: [CredentialRule],
        of operation: OpenAPI.Operation, _ order: SendingOrder
    ) async throws -> KeptExchange {
        guard order.live?.isShown == true else {
            try Task.checkCancellation()
            return try await keep(exchange, receiver, rules, of: operation, order)
        }
        return try await Task { try await keep(exchange, receiver, rules, of: operation, order) }.value
    }

    /// Keeps an exchange, after the session's rules took from it what they say.
    private func keep(
        _ exchange: Exchange, _ receiver: ResponseReceiver, _ rules: [CredentialRule],
        of operation: OpenAPI.Operation, _ order: SendingOrder
    ) async throws -> KeptExchange {
        try await keepCookies(of: exchange, order.cookies)
        let taken = try await follow(rules, about: exchange, operation: operation)
        let named = taken.exchange.naming(order.references)
        var kept = try await environment.keep(
            named, spooled: receiver.spooled, form: order.form, document: id, in: session)
        kept.setting = taken.setting
        return kept
    }

    private func withCookies(
        _ request: OutboundRequest, _ cookies: PresentedCookies
    ) async throws -> OutboundRequest {
        var request = request
        request.removeStoredCookies()
        guard let owner = cookies.owner else { return request }
        let jar = try await environment.store.cookies.jar(of: request.origin, owner: owner, in: session)
        request.add(jar.cookies(forPath: request.path, at: environment.store.now()))
        return request
    }

    private func keepCookies(of exchange: Exchange, _ cookies: PresentedCookies) async throws {
        guard let owner = cookies.owner, let response = exchange.response, response.value(of: "Set-Cookie") != nil
        else { return }
        let (origin, path, now) = (exchange.request.origin, exchange.request.path, environment.store.now())
        try await environment.store.cookies.change(origin, owner: owner, in: session) { jar in
            jar.take(response, from: origin, path: path, at: now)
        }
    }
}
