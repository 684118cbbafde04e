import Hummingbird
import Pages
import Storage

/// `POST /{document}/values/remove` and `…/rules/remove`: forgets a captured value or all of them, or a rule.
struct ForgetCaptured {
    let environment: Environment

    /// One value, or all where the form names none.
    func value(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        try await environment.store.values.remove(
            form.text(FieldName.captured(.item).text), document: visit.id, in: visit.session)
        return .seeOther(SitePath.captured(visit.id, .values).text)
    }

    /// One rule.
    func rule(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        try await environment.store.rules.remove(
            form.text(FieldName.captured(.item).text) ?? "", document: visit.id, in: visit.session)
        return try await ShowAuthorize.changed(request, context, form, visit)
    }
}
