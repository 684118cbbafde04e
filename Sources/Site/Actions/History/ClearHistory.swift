import Hummingbird
import Pages
import Storage

/// `POST /{document}/history/clear`: forgets all calls that the session made by a description.
struct ClearHistory {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        _ = try await FormReader.fields(of: request, context, session: visit.session)
        try await environment.store.exchanges.removeAll(of: visit.id, in: visit.session)
        return .seeOther(SitePath.history(visit.id).text)
    }
}
