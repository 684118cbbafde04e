import Authorization
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
        let live = LiveCall(id: Executor.randomID())
        guard context.isLive else {
            return try await answer(
                to: try await perform(request, context, visit, operation, live), request, context, visit, operation)
        }
        // The call goes on while its answer is written, so it has a task of its own; it ends with the connection.
        let task = Task { [live, calls = environment.allowances.live, session = visit.session.id] in
            calls.begin(live, of: session)
            defer {
                live.end()
                calls.end(live, of: session)
            }
            return try await withGracefulShutdownHandler {
                try await request.body.consumeWithCancellationOnInboundClose { body in
                    try await perform(Request(head: request.head, body: body), context, visit, operation, live)
                }
            } onGracefulShutdown: {
                if live.isShown { live.stop() }
            }
        }
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
        let form = try await CallForm.read(
            request, context, session: visit.session, limit: environment.store.exchanges.limits.bodyBytes)
        let fields = CallFields(form.fields, operation: operation)
        try? await environment.store.selections.keep(
            fields.draft, of: operation.id.description, document: visit.id, in: visit.session)
        let anyway = FieldName.anyway.text
        let skips = form.fields.isTicked(anyway) || request.uri.queryParameters[anyway[...]] != nil
        do {
            let kept = try await visit.execute(
                fields, skippingProblems: skips, share: context.share, file: form.file, live: live,
                from: context.clientAddress(of: request, in: environment))
            live.end(kept)
            if let failure = form.upload?.failure { throw failure }
            await form.upload?.drain()
            return .kept(kept)
        } catch let error as CallError {
            await form.upload?.drain()
            return .refused(
                refused(
                    error.problems.map(Problem.init), canBeSkipped: error.canBeSkipped, fields, request, context,
                    visit, operation))
        } catch let error as AuthorizationError {
            await form.upload?.drain()
            return .refused(
                refused([Problem(field: nil, message: error.message)], fields, request, context, visit, operation))
        } catch let error as SiteError where form.upload != nil {
            await form.upload?.drain()
            return .refused(
                refused([Problem(field: nil, message: error.message)], fields, request, context, visit, operation))
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
        guard request.part != .exchange, let id = kept.id else {
            let view = try await visit.view(of: kept, operation: operation)
            if request.part == .exchange { return .fragment(view.fragment().bytes) }
            let page = ExchangePage(frame: visit.frame, operation: operation, exchange: view)
            return .page(page.html().bytes, nonce: context.nonce)
        }
        return .seeOther(SitePath.operation(visit.id, operation.id.description).text + "?exchange=\(id)#result")
    }

    private func refused(
        _ problems: [Problem], canBeSkipped: Bool = false, _ fields: CallFields, _ request: Request,
        _ context: SiteContext, _ visit: Visit,
        _ operation: OpenAPI.Operation
    ) -> Answer {
        let page = OperationPage(
            frame: visit.frame, document: visit.document, operation: operation, draft: CallDraft(fields.draft),
            problems: problems, canSkipProblems: canBeSkipped)
        if request.part == .exchange {
            let list = ExchangePage.problems(problems, canBeSkipped: canBeSkipped, csrf: visit.frame.csrf)
            return .fragment(list.bytes, status: .unprocessableContent)
        }
        return .page(page.html().bytes, nonce: context.nonce, status: .unprocessableContent)
    }
}
