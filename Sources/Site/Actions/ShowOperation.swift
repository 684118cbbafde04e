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
        let draft = try await draft(
            of: operation, visit, chosenMedia: request.uri.queryParameters["media"].map(String.init))
        let kept = try await environment.newestExchange(
            of: operation, document: visit.id, asked: request.uri.queryParameters["exchange"].map(String.init),
            in: visit.session)
        var view: ExchangeView?
        if let kept { view = try await visit.view(of: kept, operation: operation) }
        var page = OperationPage(
            frame: visit.frame, document: visit.document, operation: operation, draft: draft,
            exchange: view, commands: visit.commands(of: operation), own: try await visit.ownTokens())
        page.opened = request.element(SitePath.openField)
        if request.part == .panel { return .fragment(page.panel().bytes) }
        return .page(page.html().bytes, nonce: context.nonce)
    }

    /// What was typed before; a media type in the address is a choice made without scripts and goes before the kept one.
    private func draft(
        of operation: OpenAPI.Operation, _ visit: Visit, chosenMedia: String?
    ) async throws -> CallDraft? {
        let kept = try await environment.store.selections.draft(
            of: operation.id.description, document: visit.id, in: visit.session)
        var draft = kept.map(CallDraft.init)
        guard let chosenMedia, draft?.first(.media) != chosenMedia else { return draft }
        draft?.values[FieldName.body.text] = nil
        draft = draft ?? CallDraft()
        draft?.values[FieldName.media.text] = [chosenMedia]
        return draft
    }
}
