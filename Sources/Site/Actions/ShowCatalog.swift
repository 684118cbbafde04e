import Hummingbird
import Markup
import OpenAPI
import Pages

/// `GET /`: all descriptions, or the only one at once.
struct ShowCatalog {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let entries = environment.catalog.entries
        if entries.count == 1, let only = entries.first {
            return .seeOther(SitePath.document(only.id.description).text)
        }
        let frame = try await environment.frame(for: request, context)
        return .page(CatalogPage(frame: frame).html().bytes, nonce: context.nonce)
    }
}
