import Execution
import Hummingbird
import Markup
import OpenAPI
import Pages

/// `GET /{document}/exchanges/{exchange}`: a kept result on a page of its own.
struct ShowExchange {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let id = context.parameters.get("exchange") ?? ""
        guard let kept = try await environment.exchange(id, in: visit.session, context.share),
            let operation = visit.document.operation(OperationID(kept.exchange.operation))
        else {
            throw SiteError(
                .notFound, "This result is no longer kept. Execute the call again.")
        }
        // An address is no form: what cannot be read of it is not there.
        let asked = (try? URLEncodedReader.fields((request.uri.query ?? "").utf8)) ?? FormFields()
        let choice = BodyChoice { asked.text($0.rawValue) }
        let view = try await visit.view(of: kept, operation: operation, choice: choice)
        if request.part == .body { return .fragment(view.body().bytes) }
        if request.part == .step { return .fragment(view.fragment(isStep: true).bytes) }
        let page = ExchangePage(frame: visit.frame, operation: operation, exchange: view)
        if request.part == .exchange { return .fragment(page.fragment().bytes) }
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
