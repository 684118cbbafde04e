import Hummingbird
import Markup
import OpenAPI
import Pages

/// `GET /{document}/search?q=…`: what answers some words, as a page or as the list that a script asks for.
struct ShowSearch {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let fields = try URLEncodedReader.fields((request.uri.query ?? "").utf8)
        func text(_ field: SearchField) -> String { fields.text(field.rawValue) ?? "" }
        let query = SearchQuery(
            fields.text(FieldName.search.text) ?? "", method: text(.method), tag: text(.tag), scope: text(.scope),
            deprecated: text(.deprecated))
        let isList = request.part == .results
        let page = isList ? 1 : min(max(1, Int(text(.page)) ?? 1), 10_000)
        let search = environment.outlines.search(in: visit.entry)
        let results = search?.results(
            for: query, skipping: (page - 1) * SearchPage.size, limit: isList ? SearchPage.listSize : SearchPage.size)
        let shown = SearchPage(
            frame: visit.frame, document: visit.document, query: query, page: page, results: results ?? .none,
            choices: SearchChoices(methods: search?.methods ?? [], scopes: search?.scopes ?? []))
        return isList
            ? .fragment(shown.list().bytes) : .page(shown.html().bytes, nonce: context.nonce)
    }
}
