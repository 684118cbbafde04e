import Authorization
import Execution
import Markup
import OpenAPI
import Pages
import Storage

extension Visit {
    /// The request that the form would send as it was last typed, with the session's credentials, or that of a kept result,
    /// whose secrets are gone; nil where it cannot be built or is not kept any more.
    func sampleRequest(of operation: OpenAPI.Operation, exchange: String?) async throws -> OutboundRequest? {
        if let exchange {
            let kept = try await environment.exchange(exchange, in: session, nil)
            return kept?.exchange.operation == operation.id.description ? kept?.exchange.request : nil
        }
        let draft = try await environment.store.selections.draft(
            of: operation.id.description, document: id, in: session)
        return request(of: operation, draft)
    }

    /// The request of a form as it was typed, nil for one that shows what the description gives; with the session's
    /// credentials. Nil where it cannot be built.
    func request(of operation: OpenAPI.Operation, _ draft: FormDraft?) -> OutboundRequest? {
        let request = try? RequestBuilder.showing(operation, baseURL: baseURL).request(
            for: call(of: operation, draft), skippingProblems: true)
        return request.map { authorizing($0, operation) }
    }

    /// The request with the credentials that the session has now in place of those it had.
    func authorizing(_ request: OutboundRequest, _ operation: OpenAPI.Operation) -> OutboundRequest {
        var request = request
        request.fields.removeAll(where: \.isSecret)
        request.cookies.removeAll(where: \.isSecret)
        request.query.removeAll(where: \.isSecret)
        _ = try? CredentialApplier().apply(credentials, to: &request, operation: operation, document: document)
        return request
    }

    /// Where further samples of a request come from.
    ///
    /// - Parameter language: the one to show; nil for the one that the session worked with last.
    func offer(
        for request: OutboundRequest, of operation: OpenAPI.Operation, exchange: String?, language: String? = nil
    ) throws -> SampleOffer {
        SampleOffer(
            documentID: id, operationID: operation.id.description, exchange: exchange, csrf: frame.csrf,
            request: request, remembered: try language ?? holdings.value(of: .language))
    }

    /// The samples of the form's request or of a kept result, to take the place of those on the page; nil where there is no
    /// request.
    func samples(
        of operation: OpenAPI.Operation, exchange: String?, language: String? = nil
    ) async throws -> HTML? {
        guard let request = try await sampleRequest(of: operation, exchange: exchange) else { return nil }
        let written = exchange == nil ? ShownCommand.written(for: operation) : []
        return SamplesFragment(
            commands: written + ShownCommand.list(for: request),
            offer: try offer(for: request, of: operation, exchange: exchange, language: language),
            isLive: exchange == nil
        ).html()
    }

    /// The call that the form makes; what the description itself gives where nothing was typed.
    private func call(of operation: OpenAPI.Operation, _ draft: FormDraft?) -> Call {
        let server = server(for: operation)
        if let draft, CallDraft(draft).values.keys.contains(where: { $0 != FieldName.media.text }) {
            var form = FormFields()
            for field in draft.fields { try? form.append(.init(name: field.name, value: .text(field.value))) }
            return CallFields(form, operation: operation).call(server: server)
        }
        let prefilled = RequestDefaults(document: document).call(for: operation)
        var call = Call(operation: operation, server: server.choice)
        call.parameters = prefilled.parameters
        call.body = prefilled.callBody
        return call
    }
}
