import Hummingbird
import OpenAPI
import Pages

/// `POST /{document}/operations/{operation}/cancel`: ends the session's calls of an operation that are under way.
struct CancelCalls {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        // The button stands in the form of the call, which may hold files.
        _ = try await FormReader.fields(of: request, context, session: visit.session, limit: FormReader.callLimit)
        environment.allowances.running.cancel(visit.running(operation))
        if request.headers[.fetchDest] == "empty" { return .noContent }
        return .seeOther(SitePath.operation(visit.id, operation.id.description).text + "#console")
    }
}
