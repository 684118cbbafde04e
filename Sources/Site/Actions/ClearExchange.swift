import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/exchanges/{exchange}/clear`: forgets a kept result.
struct ClearExchange {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        let id = context.parameters.get("exchange") ?? ""
        let record = try await environment.store.exchanges.record(id, in: visit.session)
        try await environment.store.exchanges.remove(id, in: visit.session)
        if request.headers[.fetchDest] == "empty" { return .fragment([]) }
        let fallback = record.map { SitePath.operation(visit.id, $0.operation) } ?? .document(visit.id)
        return .seeOther(ReturnPath.of(form, else: fallback))
    }
}
