import Hummingbird
import Markup
import OpenAPI
import Pages

/// `GET /`: all descriptions with a search over them, or the only one at once; with `part=results` what is found as the
/// list that a script asks for.
struct ShowCatalog {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let catalog = environment.catalog
        let entries = catalog.entries
        if entries.count == 1, let only = entries.first {
            return .seeOther(SitePath.document(only.id.description).text)
        }
        let fields = try URLEncodedReader.fields((request.uri.query ?? "").utf8)
        let filter = CatalogFilter(
            words: String((fields.text(FieldName.search.text) ?? "").prefix(SearchQuery.limit)),
            order: fields.text("sort").flatMap(CatalogFilter.Order.init) ?? .name,
            page: fields.text("page").flatMap { Int($0) } ?? 1)
        let cache = environment.outlines.catalogs
        var page = CatalogPage(
            frame: try await environment.frame(for: request, context), listing: cache.listing(of: catalog),
            filter: filter, hits: await cache.hits(for: filter.words, in: catalog))
        if request.part == .results { return .fragment(page.list().bytes) }
        page.findings = cache.findings(of: page.shownIDs, in: catalog)
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
