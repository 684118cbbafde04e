import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/calls/{call}/stop`: ends a call whose answer is still coming; what came is kept (THREATS V5).
struct StopCall {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        _ = try await FormReader.fields(of: request, context, session: visit.session)
        let name = context.parameters.get("call") ?? ""
        let call = environment.allowances.running.find(name, of: visit.session.id)
        call?.stop()
        await call?.ended()
        if request.headers[.fetchDest] == "empty" { return .fragment([]) }
        // A call that has ended meanwhile stands in the history.
        return .seeOther((call?.kept?.id.map { SitePath.exchange(visit.id, $0) } ?? .history(visit.id)).text)
    }
}
