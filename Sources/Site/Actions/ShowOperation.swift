import Execution
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// `GET /{document}/operations/{operation}`: one operation with its form and the result that is still kept; with
/// `part=panel` the same to unfold in a list, with `open` the way to an element unfolded.
struct ShowOperation {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        let asked = request.uri.queryParameters
        let draft = Self.draft(
            try await draft(of: operation, visit, request), choosing: asked["media"].map(String.init))
        let kept = try await environment.newestExchange(
            of: operation, document: visit.id, asked: asked["exchange"].map(String.init),
            in: visit.session, context.share)
        return try await Aside.run(if: kept?.isLarge == true) {
            try await page(of: operation, kept, draft, request, context, visit)
        }
    }

    private func page(
        of operation: OpenAPI.Operation, _ kept: KeptExchange?, _ draft: CallDraft?, _ request: Request,
        _ context: SiteContext, _ visit: Visit
    ) async throws -> Answer {
        var view: ExchangeView?
        if let kept { view = try await visit.view(of: kept, operation: operation) }
        let sample = view == nil ? try await visit.sampleRequest(of: operation, exchange: nil) : nil
        var page = OperationPage(
            frame: visit.frame(of: operation), document: visit.document, operation: operation, draft: draft,
            exchange: view, commands: ShownCommand.written(for: operation), own: try await visit.ownTokens())
        page.captured = try visit.capturedValues()
        page.identities = try await visit.shownIdentities()
        page.opensForms = try visit.holdings.value(of: .view) == "form"
        if let sample {
            page.commands += ShownCommand.list(for: sample)
            page.samples = try visit.offer(for: sample, of: operation, exchange: nil)
        }
        page.opened = request.element(SitePath.openField)
        if request.part == .panel { return .fragment(page.panel().bytes) }
        return .page(page.html().bytes, nonce: context.nonce)
    }

    /// What was typed before. What the address names goes before it, without changing it: a kept call, a filled-in form, or a
    /// media type, which is a choice made without scripts.
    private func draft(
        of operation: OpenAPI.Operation, _ visit: Visit, _ request: Request
    ) async throws -> CallDraft? {
        // An address is no form: what cannot be read of it is not there.
        let asked = (try? URLEncodedReader.fields((request.uri.query ?? "").utf8)) ?? FormFields()
        if let id = asked.text(HistoryPage.origin),
            let record = try await environment.store.exchanges.record(id, in: visit.session),
            record.document == visit.id, record.operation == operation.id.description,
            let form = try await environment.store.exchanges.form(of: id, in: visit.session)
        {
            return CallDraft(form)
        }
        if let link = FormLink(asked, operation: operation, document: visit.document) {
            return CallDraft(FormDraft(fields: link.fields))
        }
        let kept = try await environment.store.selections.draft(
            of: operation.id.description, document: visit.id, in: visit.session)
        return kept.map(CallDraft.init)
    }

    /// The same with the media type that the address names.
    private static func draft(_ draft: CallDraft?, choosing media: String?) -> CallDraft? {
        guard let media, draft?.first(.media) != media else { return draft }
        var draft = draft ?? CallDraft()
        draft.values[FieldName.body.text] = nil
        draft.values[FieldName.media.text] = [media]
        return draft
    }
}
