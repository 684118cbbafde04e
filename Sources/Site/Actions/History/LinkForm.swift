import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/operations/{operation}/link`: leads to the address that reopens the form as it is filled in, for a
/// colleague; no secret can stand in it (see ``FormLink``).
struct LinkForm {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        let form = try await FormReader.fields(
            of: request, context, session: visit.session, limit: FormReader.callLimit)
        let link = FormLink(
            CallFields(form, operation: operation).draft, operation: operation, document: visit.document)
        return .seeOther(SitePath.operation(visit.id, operation.id.description).text + link.query)
    }
}
