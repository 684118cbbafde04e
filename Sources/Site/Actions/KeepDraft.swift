import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/operations/{operation}/draft`: keeps a form as it is being typed, so that a reload loses nothing.
///
/// With `use-value` an input is filled in with a captured value, with `example` an input is filled in from its named example first; with `reset` all that was typed is forgotten.
struct KeepDraft {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        let form = try await FormReader.fields(
            of: request, context, session: visit.session, limit: FormReader.draftLimit)
        let drafts = environment.store.selections
        let name = operation.id.description
        if form.isTicked(FieldName.reset.text) {
            try await drafts.removeDraft(of: name, document: visit.id, in: visit.session)
        } else {
            var draft = try ExampleFields(form, operation: operation).draft
            let taking = ValueFields(form, typed: draft)
            if let value = taking.asked {
                draft = try taking.draft(with: try await visit.capturedValue(named: value))
            }
            try await drafts.keep(draft, of: name, document: visit.id, in: visit.session)
        }
        if request.headers[.fetchDest] == "empty" { return .noContent }
        return .seeOther(ReturnPath.of(form, else: .operation(visit.id, name)))
    }
}
