import Hummingbird
import Markup
import Pages

/// `GET /{document}`: what the description is about, its servers, how to authorize, and all operations.
struct ShowOverview {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        return .page(OverviewPage(frame: visit.frame, document: visit.document).html().bytes, nonce: context.nonce)
    }
}
