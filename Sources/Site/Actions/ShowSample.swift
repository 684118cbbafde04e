import Execution
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// `POST /{document}/operations/{operation}/sample`: the call in a language, which the session remembers where one is named;
/// with `reveal` the credential stands in it, in an answer that no browser keeps (THREATS A3).
struct ShowSample {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        let exchange = form.text(FieldName.exchange.text)
        // Samples that follow what is typed name no language: nobody chose one.
        guard let name = form.text(FieldName.language.text) else {
            return .fragment(try await visit.samples(of: operation, exchange: exchange)?.bytes ?? [])
        }
        guard ShownCommand.isLanguage(name) else {
            throw SiteError(.invalidField, "Expected one of the languages that the list has.")
        }
        if form.isTicked(FieldName.reveal.text) {
            return try await reveal(name, exchange, request, context, visit, operation)
        }
        try await environment.store.selections.choose(name, as: .language, in: visit.session)
        if request.part == .sample {
            let samples = try await visit.samples(of: operation, exchange: exchange, language: name)
            return .fragment(samples?.bytes ?? [])
        }
        if request.headers[.fetchDest] == "empty" { return .noContent }
        return .seeOther(ReturnPath.of(form, else: .operation(visit.id, operation.id.description)))
    }

    private func reveal(
        _ name: String, _ exchange: String?, _ request: Request, _ context: SiteContext, _ visit: Visit,
        _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        guard let language = SampleLanguage.named(name) else {
            throw SiteError(.invalidField, "What the author of the description wrote holds no credential of yours.")
        }
        let outbound = try await visit.sampleRequest(of: operation, exchange: exchange)
        guard let outbound else {
            throw SiteError(.notFound, "This request cannot be made any more. Execute the call again.")
        }
        let page = RevealedSamplePage(
            frame: visit.frame, operation: operation, language: language,
            request: visit.authorizing(outbound, operation))
        if request.part == .sample { return .fragment(page.fragment().bytes) }
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
