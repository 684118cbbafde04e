import Hummingbird
import Markup
import OpenAPI
import Pages

/// `GET /{document}/search?q=…`: operations and schemas by words, as a page or as the list that a script asks for.
struct ShowSearch {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let query = try URLEncodedReader.fields((request.uri.query ?? "").utf8).text(FieldName.search.text) ?? ""
        let results = environment.outlines.search(in: visit.entry, for: query)
        let hits = results.map { result -> SearchHit in
            switch result {
            case .operation(let operation): .operation(operation)
            case .schema(let schema): .schema(schema)
            }
        }
        let page = SearchPage(frame: visit.frame, document: visit.document, query: query, hits: hits)
        return request.part == .results
            ? .fragment(page.results().bytes) : .page(page.html().bytes, nonce: context.nonce)
    }
}
