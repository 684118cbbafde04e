import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/logout`: forgets the credential of one scheme, or all of the description.
struct ForgetCredential {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        if let scheme = form.text(FieldName.scheme.text) {
            try await environment.store.credentials.remove(scheme: scheme, document: visit.id, in: visit.session)
        } else {
            try await environment.store.credentials.removeAll(document: visit.id, in: visit.session)
        }
        if request.part == .dialog { return try await ShowAuthorize.dialog(request, context, form, in: environment) }
        return .seeOther(ReturnPath.of(form, else: .authorize(visit.id)))
    }
}
