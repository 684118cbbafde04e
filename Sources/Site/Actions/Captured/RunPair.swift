import Authorization
import Execution
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// `POST /{document}/operations/{operation}/pair`: makes the call of a form under two identities, one after the other, and
/// leads to both side by side.
struct RunPair {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        guard let client = context.client else { return try await run(request, context, visit, operation) }
        return try await client.run { try await run(request, context, visit, operation) }
    }

    private func run(
        _ request: Request, _ context: SiteContext, _ visit: Visit, _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        let form = try await FormReader.fields(
            of: request, context, session: visit.session, limit: FormReader.callLimit)
        let fields = CallFields(form, operation: operation)
        try? await environment.store.selections.keep(
            fields.draft, of: operation.id.description, document: visit.id, in: visit.session)
        do {
            var ids: [String] = []
            for field in [CapturedField.first, .second] {
                let presented = try await visit.presented(form.text(FieldName.captured(field).text) ?? "")
                let kept = try await visit.execute(
                    fields, skippingProblems: false, as: presented, room: context.share,
                    from: context.clientAddress(of: request, in: environment))
                guard let id = kept.id else {
                    throw SiteError(.tooLarge, "The answer is too large to be kept, so it cannot be compared.")
                }
                ids.append(id)
            }
            let query = ids.map { "\(ComparisonPage.field)=\($0)" }.joined(separator: "&")
            return .seeOther(SitePath.comparison(visit.id).text + "?" + query)
        } catch let error as CallError {
            return try await refused(
                error.problems.map { Problem($0, in: fields.values) }, fields, context, visit, operation)
        } catch let error as AuthorizationError {
            return try await refused([Problem(field: nil, message: error.message)], fields, context, visit, operation)
        }
    }

    private func refused(
        _ problems: [Problem], _ fields: CallFields, _ context: SiteContext, _ visit: Visit,
        _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        let page = try await visit.page(of: operation, typed: fields, problems: problems)
        return .page(page.html().bytes, nonce: context.nonce, status: .unprocessableContent)
    }
}
