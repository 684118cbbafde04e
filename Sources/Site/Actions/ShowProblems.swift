import Hummingbird
import Markup
import OpenAPI
import Pages

/// `GET /{document}/problems`: what is wrong with the description, with line, column and pointer.
struct ShowProblems {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let fields = try URLEncodedReader.fields((request.uri.query ?? "").utf8)
        let filter = ProblemsFilter(
            severity: fields.text("severity").flatMap(Diagnostic.Severity.init), rule: fields.text("rule"),
            page: fields.text("page").flatMap { Int($0) } ?? 1)
        let page = ProblemsPage(frame: visit.frame, document: visit.document, filter: filter)
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
