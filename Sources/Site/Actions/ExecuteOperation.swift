import Execution
import HTTPTypes
import Hummingbird
import Markup
import OpenAPI
import Pages
import ServiceLifecycle
import Storage

/// `POST /{document}/operations/{operation}`: makes the call that the form describes and keeps the exchange.
///
/// The browser names values only; credentials, destination and policy are the server's (THREATS, rule 1). When the
/// browser goes away or cancels, the call upstream ends too. An answer that takes its time is shown while it comes.
struct ExecuteOperation {
    let environment: Environment

    /// What became of a call.
    private enum Outcome: Sendable {
        case kept(KeptExchange)
        /// The form cannot be sent as it is.
        case refused(Answer)
    }

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        let live = LiveCall(id: Executor.randomID(), executor: context.client?.executor)
        guard let client = context.client else {
            return try await answer(
                to: try await perform(request, context, visit, operation, live), request, context, visit, operation)
        }
        // The call goes on while its answer is written, so it has a task of its own; it ends when the client goes away.
        let task = Task(executorPreference: client.executor) {
            defer { live.end() }
            return try await withGracefulShutdownHandler {
                try await perform(request, context, visit, operation, live)
            } onGracefulShutdown: {
                if live.isShown { live.stop() }
            }
        }
        client.cancelOnLeaving(task)
        let head = await withTaskCancellationHandler {
            await live.head()
        } onCancel: {
            task.cancel()
        }
        guard let head else { return try await answer(to: task.value, request, context, visit, operation) }
        let view = LiveView(
            frame: visit.frame, operation: operation, call: live.id, status: head.status, reason: head.reason)
        return Answer.following(
            live, by: task, as: view, isFragment: request.part == .exchange, nonce: context.nonce)
    }

    private func perform(
        _ request: Request, _ context: SiteContext, _ visit: Visit, _ operation: OpenAPI.Operation, _ live: LiveCall
    ) async throws -> Outcome {
        let posted = try await PostedCall(
            request, context, visit, operation, streamLimit: environment.store.exchanges.limits.bodyBytes)
        do {
            let kept = try await posted.execute(live: live)
            live.end(kept)
            if let failure = posted.form.upload?.failure { throw failure }
            await posted.form.upload?.drain()
            return .kept(kept)
        } catch {
            guard let refusal = CallRefusal(error, in: posted) else { throw error }
            await posted.form.upload?.drain()
            return .refused(try await posted.answer(to: refusal))
        }
    }

    private func answer(
        to outcome: Outcome, _ request: Request, _ context: SiteContext, _ visit: Visit,
        _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        let kept: KeptExchange
        switch outcome {
        case .refused(let answer): return answer
        case .kept(let exchange): kept = exchange
        }
        var answer = try await page(of: kept, request, context, visit, operation)
        if let setting = kept.setting { answer.fields[.setCookie] = setting }
        return answer
    }

    private func page(
        of kept: KeptExchange, _ request: Request, _ context: SiteContext, _ visit: Visit,
        _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        if let id = kept.id, request.part != .exchange {
            return .seeOther(SitePath.operation(visit.id, operation.id.description).text + "?exchange=\(id)#result")
        }
        return try await Aside.run(if: kept.isLarge) {
            let view = try await visit.view(of: kept, operation: operation)
            if request.part == .exchange { return .fragment(view.fragment().bytes) }
            let page = ExchangePage(frame: visit.frame, operation: operation, exchange: view)
            return .page(page.html().bytes, nonce: context.nonce)
        }
    }
}
