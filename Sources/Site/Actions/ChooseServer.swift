import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/server`: which server the session works with, and the values of its variables.
struct ChooseServer {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        let selection = try ServerFields(form, servers: visit.document.servers).selection
        try await environment.store.selections.choose(selection, for: visit.id, in: visit.session)
        return .seeOther(ReturnPath.of(form, else: .document(visit.id)))
    }
}
