import Hummingbird
import Markup
import OpenAPI
import Pages

/// `POST /{document}/exchanges/{exchange}/reveal`: a kept result with what it repeats of the credentials that were sent, in an
/// answer that no browser keeps (THREATS A3, V7).
struct RevealEchoes {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        _ = try await FormReader.fields(of: request, context, session: visit.session)
        let (kept, operation) = try await visit.keptResult(context)
        let view = try await visit.view(of: kept, operation: operation, isRevealed: true)
        let page = ExchangePage(frame: visit.frame, operation: operation, exchange: view)
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
