import Hummingbird
import Markup
import Pages
import Storage

/// `GET /{document}/values`: the values that the session took from responses.
struct ShowValues {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let page = ValuesPage(
            frame: visit.frame, values: try visit.capturedValues(), now: environment.store.now())
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
