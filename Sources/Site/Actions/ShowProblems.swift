import Hummingbird
import Markup
import Pages

/// `GET /{document}/problems`: what is wrong with the description, with line, column and pointer.
struct ShowProblems {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        return .page(ProblemsPage(frame: visit.frame, document: visit.document).html().bytes, nonce: context.nonce)
    }
}
