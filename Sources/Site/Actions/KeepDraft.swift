import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// `POST /{document}/operations/{operation}/draft`: keeps a form as it is being typed, so that a reload loses nothing.
///
/// With `change` its shape is changed first: a row more, another alternative, a value as text. With `use-value` an input is
/// filled in with a captured value, with `example` from its named example; with `reset` all that was typed is forgotten.
struct KeepDraft {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        let form = try await FormReader.fields(
            of: request, context, session: visit.session, limit: FormReader.draftLimit)
        let drafts = environment.store.selections
        let name = operation.id.description
        if let change = form.text(FieldName.change.text).flatMap(FormChange.init(parsing:)) {
            return try await changed(form, change, request, context, visit, operation)
        }
        if form.isTicked(FieldName.reset.text) {
            try await drafts.removeDraft(of: name, document: visit.id, in: visit.session)
        } else {
            var draft = try ExampleFields(form, operation: operation).draft
            let taking = TakenValueFields(form, typed: draft, operation: operation)
            if let value = taking.asked {
                draft = try taking.draft(with: try await visit.capturedValue(named: value))
            }
            try await drafts.keep(draft, of: name, document: visit.id, in: visit.session)
            if let filled = taking.field ?? form.text(FieldName.useExample.text).flatMap(FieldName.init(parsing:)) {
                return .seeOther(back(form, visit, operation, to: filled, in: draft))
            }
        }
        if request.headers[.fetchDest] == "empty" { return .noContent }
        return .seeOther(ReturnPath.of(form, else: .operation(visit.id, name)))
    }

    /// The page that the form stood in at a field's input, where the browser goes on typing; in a list of operations a script
    /// unfolds the row that has it.
    private func back(
        _ form: FormFields, _ visit: Visit, _ operation: OpenAPI.Operation, to field: FieldName, in draft: FormDraft
    ) -> String {
        let back = ReturnPath.of(form, else: .operation(visit.id, operation.id.description))
        let anchor = OperationPage.inputAnchor(of: field, in: operation, draft: CallDraft(draft))
        return back.prefix { $0 != "#" } + "#" + anchor
    }

    /// The changed part for a script, else back to the page; the page itself where something stands in the way.
    private func changed(
        _ form: FormFields, _ change: FormChange, _ request: Request, _ context: SiteContext, _ visit: Visit,
        _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        let changed = try ChangedForm(form, change, operation: operation)
        try await environment.store.selections.keep(
            changed.draft, of: operation.id.description, document: visit.id, in: visit.session)
        switch change {
        case .form: try await environment.store.selections.choose("form", as: .view, in: visit.session)
        case .raw: try await environment.store.selections.choose("raw", as: .view, in: visit.session)
        default: break
        }
        var page = OperationPage(
            frame: visit.frame, document: visit.document, operation: operation, draft: CallDraft(changed.draft),
            problems: changed.problems)
        page.captured = try visit.capturedValues()
        if request.part == .value, let field = changed.field {
            return .fragment(page.value(of: field, focus: changed.focus).bytes)
        }
        guard changed.problems.isEmpty else {
            return .page(page.html().bytes, nonce: context.nonce, status: .unprocessableContent)
        }
        let back = ReturnPath.of(form, else: .operation(visit.id, operation.id.description)).prefix { $0 != "#" }
        guard let field = changed.field else {
            guard case .row(let name) = change, let list = FieldName(parsing: name) else {
                return .seeOther(back + "#console")
            }
            return .seeOther(self.back(form, visit, operation, to: list, in: changed.draft))
        }
        return .seeOther(back + "#" + OperationPage.anchor(of: field, in: operation.id))
    }
}
