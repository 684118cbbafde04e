import Authorization
import Execution
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// The form of a call as it was posted, to be sent once or under several identities.
struct PostedCall {
    let form: CallForm
    let fields: CallFields

    private let request: Request
    private let context: SiteContext
    private let visit: Visit
    /// **Execute anyway**.
    private let isAnyway: Bool

    /// Reads a form and keeps it as the session's draft.
    ///
    /// - Parameter streamLimit: the most bytes of a body that is sent while it comes, which can be done once; nil to take
    ///   only what can be held and so be sent twice.
    init(
        _ request: Request, _ context: SiteContext, _ visit: Visit, _ operation: OpenAPI.Operation, streamLimit: Int?
    ) async throws {
        if let streamLimit {
            form = try await CallForm.read(request, context, session: visit.session, limit: streamLimit)
        } else {
            form = CallForm(
                fields: try await FormReader.fields(
                    of: request, context, session: visit.session, limit: RunAsTwo.limit))
        }
        fields = CallFields(form.fields, operation: operation)
        let anyway = FieldName.anyway.text
        isAnyway = form.fields.isTicked(anyway) || request.uri.queryParameters[anyway[...]] != nil
        (self.request, self.context, self.visit) = (request, context, visit)
        try? await visit.environment.store.selections.keep(
            fields.draft, of: operation.id.description, document: visit.id, in: visit.session)
    }

    /// Makes the call, under the session's own credentials or an identity's in their place.
    ///
    /// - Throws: what ``CallRefusal`` tells of the form, or `SiteError`.
    func execute(as identity: PresentedIdentity? = nil, live: LiveCall? = nil) async throws -> KeptExchange {
        let references = fields.named(of: try visit.valueReferences())
        let unread = isAnyway ? [] : fields.filled(with: references).values.problems
        guard unread.isEmpty else { throw CallRefusal(problems: unread, canBeSkipped: true) }
        return try await visit.execute(
            fields, skippingProblems: isAnyway, as: identity, file: form.file, live: live, room: context.share,
            from: context.clientAddress(of: request, in: visit.environment))
    }

    /// The answer to a form that cannot be sent as it is: the form again with what is wrong, or that alone for scripts.
    ///
    /// - Parameter pair: what was asked for by **Run as two**; nil for one call.
    func answer(to refusal: CallRefusal, pair: RefusedPair? = nil) async throws -> Answer {
        if request.part == .exchange {
            let list = ExchangePage.problems(
                refusal.problems, canBeSkipped: refusal.canBeSkipped, csrf: visit.frame.csrf)
            return .fragment(list.bytes, status: .unprocessableContent)
        }
        var page = try await visit.page(
            of: fields.operation, typed: fields, problems: refusal.problems, canSkipProblems: refusal.canBeSkipped)
        page.refusedPair = pair
        return .page(page.html().bytes, nonce: context.nonce, status: .unprocessableContent)
    }
}
