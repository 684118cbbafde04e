import Hummingbird
import Markup
import Pages

/// `GET /{document}`: what the description is about, its servers, how to authorize, and all operations,
/// or with `filter` those of the tags that have it in their name.
struct ShowOverview {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let words = try URLEncodedReader.fields((request.uri.query ?? "").utf8).text(FieldName.filter.text) ?? ""
        let page = OverviewPage(frame: visit.frame, document: visit.document, filter: String(words.prefix(256)))
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
