import Hummingbird
import Markup
import Pages
import Storage

/// `/{document}/history/clear`: forgets all calls that the session made by a description, once it was said what that means.
struct ClearHistory {
    let environment: Environment

    /// `GET`: what is lost.
    func show(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let count = try await environment.store.exchanges.count(ExchangeQuery(document: visit.id), in: visit.session)
        guard count > 0 else { return .seeOther(SitePath.history(visit.id).text) }
        let page = ClearHistoryPage(frame: visit.frame, count: count)
        return .page(page.html().bytes, nonce: context.nonce)
    }

    /// `POST`: forgets them.
    func perform(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        _ = try await FormReader.fields(of: request, context, session: visit.session)
        try await environment.store.exchanges.removeAll(of: visit.id, in: visit.session)
        return .seeOther(SitePath.history(visit.id).text)
    }
}
