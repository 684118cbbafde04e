import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/server`: which server the session works with, and the values of its variables; with an operation, among
/// the servers that it has of its own.
struct ChooseServer {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        // The button may stand in the form of a call, which may hold files; those travel as multipart alone.
        let holdsFiles = request.headers[.contentType]?.lowercased().hasPrefix("multipart/") == true
        let form = try await FormReader.fields(
            of: request, context, session: visit.session,
            limit: holdsFiles ? FormReader.callLimit : FormReader.draftLimit)
        let operation = form.text(FieldName.operation.text).flatMap { visit.document.operation(OperationID($0)) }
        let servers = operation?.servers ?? visit.document.servers
        var selection = try ServerFields(form, servers: servers).selection
        let list = visit.list(of: servers)
        // Whoever chooses from the list no longer means his own.
        if let old = visit.selections[list], old.index != selection.index, old.url == selection.url {
            selection.url = nil
        }
        try await environment.store.selections.choose(selection, among: list, for: visit.id, in: visit.session)
        let fallback = operation.map { SitePath.operation(visit.id, $0.id.description) } ?? .document(visit.id)
        return .seeOther(ReturnPath.of(form, else: fallback))
    }
}
