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
        let followUp = FollowUp(
            credentials: order.credentials, operation: call.operation, document: document,
            followsRedirects: order.followsRedirects)
        // A chain is one call to whoever waits for it: it gets no more time than one.
        let end = ContinuousClock.now + (order.time ?? environment.settings.longestCall)
        var (request, steps) = (first, steps)
        while true {
            let sent = order.isOwn ? try await withCookies(request) : request
            var exchange = await carry(sent, of: call, order)
            exchange.steps = steps
            if order.isOwn { try await keepCookies(of: exchange) }
            guard let response = exchange.response, ContinuousClock.now < end,
                let next = followUp.next(after: response, to: sent, steps: steps)
            else { return try await keep(exchange, of: call.operation, order) }
            let named = exchange.naming(order.references)
            let kept = try await environment.keep(named, document: id, in: session)
            if let step = ExchangeStep(next.cause, of: named, keptAs: kept.id) { steps.append(step) }
            request = next.request
        }
    }

    /// Keeps the exchange that stands for the call, after the session's rules took from it what they say.
    private func keep(
        _ exchange: Exchange, of operation: OpenAPI.Operation, _ order: SendingOrder
    ) async throws -> KeptExchange {
        let taken = order.isOwn ? try await followRules(exchange, operation: operation) : (exchange, nil)
        let named = taken.0.naming(order.references)
        var kept = try await environment.keep(named, form: order.form, document: id, in: session)
        kept.setting = taken.1
        return kept
    }

    /// The name under which calls of an operation can be ended.
    func running(_ operation: OpenAPI.Operation) -> RunningCalls.Key {
        RunningCalls.Key(session: session.id, document: id, operation: operation.id.description)
    }

    private func carry(_ request: OutboundRequest, of call: Call, _ order: SendingOrder) async -> Exchange {
        await environment.allowances.running.run(running(call.operation)) { [environment] in
            await environment.executor.execute(
                request, call: call, within: order.time, room: order.room.map(BodyRoom.init)
            ) { environment.settings.guarded.vouch(for: $0, from: order.address) }
        }
    }

    private func withCookies(_ request: OutboundRequest) async throws -> OutboundRequest {
        var request = request
        request.removeStoredCookies()
        let jar = try await environment.store.cookies.jar(of: request.origin, in: session)
        request.add(jar.cookies(forPath: request.path, at: environment.store.now()))
        return request
    }

    private func keepCookies(of exchange: Exchange) async throws {
        guard let response = exchange.response, response.value(of: "Set-Cookie") != nil else { return }
        let (origin, path, now) = (exchange.request.origin, exchange.request.path, environment.store.now())
        try await environment.store.cookies.change(origin, in: session) { jar in
            jar.take(response, from: origin, path: path, at: now)
        }
    }
}
