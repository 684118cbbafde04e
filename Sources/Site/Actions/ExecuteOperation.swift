import Authorization
import Execution
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// `POST /{document}/operations/{operation}`: makes the call that the form describes and keeps the exchange.
///
/// The browser names values only; credentials, destination and policy are the server's (THREATS, rule 1). When the
/// browser goes away or cancels, the call upstream ends too.
struct ExecuteOperation {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        guard context.isLive else { return try await execute(request, context, visit, operation) }
        return try await request.body.consumeWithCancellationOnInboundClose { body in
            try await execute(Request(head: request.head, body: body), context, visit, operation)
        }
    }

    private func execute(
        _ request: Request, _ context: SiteContext, _ visit: Visit, _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        let form = try await FormReader.fields(
            of: request, context, session: visit.session, limit: FormReader.callLimit)
        let fields = CallFields(form, operation: operation)
        try? await environment.store.selections.keep(
            fields.draft, of: operation.id.description, document: visit.id, in: visit.session)
        let isAnyway = form.isTicked(FieldName.anyway.text)
        let unread = isAnyway ? [] : fields.values.problems
        guard unread.isEmpty else {
            return try await refused(unread, canBeSkipped: true, fields, request, context, visit, operation)
        }
        do {
            let kept = try await visit.execute(
                fields, skippingProblems: isAnyway,
                room: context.share, from: context.clientAddress(of: request, in: environment))
            var answer = try await answer(kept, request, context, visit, operation)
            if let setting = kept.setting { answer.fields[.setCookie] = setting }
            return answer
        } catch let error as CallError {
            return try await refused(
                error.problems.map { Problem($0, in: fields.values) }, canBeSkipped: error.canBeSkipped, fields,
                request, context, visit,
                operation)
        } catch let error as AuthorizationError {
            return try await refused(
                [Problem(field: nil, message: error.message)], fields, request, context, visit, operation)
        }
    }

    private func answer(
        _ kept: KeptExchange, _ request: Request, _ context: SiteContext, _ visit: Visit, _ operation: OpenAPI.Operation
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
        _ problems: [Problem], canBeSkipped: Bool = false, _ fields: CallFields, _ request: Request,
        _ context: SiteContext, _ visit: Visit,
        _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        if request.part == .exchange {
            let list = ExchangePage.problems(problems, canBeSkipped: canBeSkipped, csrf: visit.frame.csrf)
            return .fragment(list.bytes, status: .unprocessableContent)
        }
        let page = try await visit.page(
            of: operation, typed: fields, problems: problems, canSkipProblems: canBeSkipped)
        return .page(page.html().bytes, nonce: context.nonce, status: .unprocessableContent)
    }
}
