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

    /// What is wrong with a form.
    fileprivate struct Refusal: Error {
        var problems: [Problem]
        var canBeSkipped = false
    }

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        let live = LiveCall(id: Executor.randomID())
        guard let client = context.client else {
            return try await answer(
                to: try await perform(request, context, visit, operation, live), request, context, visit, operation)
        }
        // The call goes on while its answer is written, so it has a task of its own; it ends when the client goes away.
        let task = Task {
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
        let form = try await CallForm.read(
            request, context, session: visit.session, limit: environment.store.exchanges.limits.bodyBytes)
        let fields = CallFields(form.fields, operation: operation)
        try? await environment.store.selections.keep(
            fields.draft, of: operation.id.description, document: visit.id, in: visit.session)
        do {
            return .kept(try await call(form, fields, request, context, visit, live))
        } catch {
            guard let refusal = Refusal(error, in: fields, hasUpload: form.upload != nil) else { throw error }
            await form.upload?.drain()
            return .refused(try await refused(refusal, fields, request, context, visit, operation))
        }
    }

    private func call(
        _ form: CallForm, _ fields: CallFields, _ request: Request, _ context: SiteContext, _ visit: Visit,
        _ live: LiveCall
    ) async throws -> KeptExchange {
        let anyway = FieldName.anyway.text
        let isAnyway = form.fields.isTicked(anyway) || request.uri.queryParameters[anyway[...]] != nil
        let unread = isAnyway ? [] : fields.values.problems
        guard unread.isEmpty else { throw Refusal(problems: unread, canBeSkipped: true) }
        let kept = try await visit.execute(
            fields, skippingProblems: isAnyway, file: form.file, live: live, room: context.share,
            from: context.clientAddress(of: request, in: environment))
        live.end(kept)
        if let failure = form.upload?.failure { throw failure }
        await form.upload?.drain()
        return kept
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
        let view = try await visit.view(of: kept, operation: operation)
        if request.part == .exchange { return .fragment(view.fragment().bytes) }
        let page = ExchangePage(frame: visit.frame, operation: operation, exchange: view)
        return .page(page.html().bytes, nonce: context.nonce)
    }

    private func refused(
        _ refusal: Refusal, _ fields: CallFields, _ request: Request, _ context: SiteContext, _ visit: Visit,
        _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        if request.part == .exchange {
            let list = ExchangePage.problems(
                refusal.problems, canBeSkipped: refusal.canBeSkipped, csrf: visit.frame.csrf)
            return .fragment(list.bytes, status: .unprocessableContent)
        }
        let page = try await visit.page(
            of: operation, typed: fields, problems: refusal.problems, canSkipProblems: refusal.canBeSkipped)
        return .page(page.html().bytes, nonce: context.nonce, status: .unprocessableContent)
    }
}

extension ExecuteOperation.Refusal {
    /// What an error says of the form; nil when it is not about it.
    fileprivate init?(_ error: any Error, in fields: CallFields, hasUpload: Bool) {
        switch error {
        case let error as Self: self = error
        case let error as CallError:
            self.init(
                problems: error.problems.map { Problem($0, in: fields.values) }, canBeSkipped: error.canBeSkipped)
        case let error as AuthorizationError: self.init(problems: [Problem(field: nil, message: error.message)])
        case let error as SiteError where hasUpload:
            self.init(problems: [Problem(field: nil, message: error.message)])
        default: return nil
        }
    }
}
