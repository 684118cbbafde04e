import Egress
import Execution
import OpenAPI
import Pages
import Storage
import TokenDesk

extension Visit {
    /// An exchange as the page shows it, under the name by which the session keeps it; secrets are gone from it already.
    ///
    /// - Parameter from: where the shown part of a body on disk begins; nil for its beginning and its end.
    func view(
        of kept: KeptExchange, operation: OpenAPI.Operation, from: Int? = nil
    ) async throws -> ExchangeView {
        var view = ExchangeView(kept.exchange, documentID: id, operation: operation)
        try await fill(&view, of: kept, from: from)
        view.id = kept.id
        if let id = kept.id {
            view.request.samples = try await offer(for: kept.exchange.request, of: operation, exchange: id)
        }
        view.refusal = try await refusal(in: kept.exchange)
        view.links = FollowedLink.list(for: kept.exchange, operation: operation).map(shown)
        return view
    }

    /// Gets what is shown of a body on disk.
    private func fill(_ view: inout ExchangeView, of kept: KeptExchange, from: Int?) async throws {
        guard case .response(var response) = view.outcome, response.rest > 0, let id = kept.id,
            let body = try await environment.store.exchanges.keptBody(of: id, in: session)
        else { return }
        if let from {
            response.window = BodyWindow(
                start: from, bytes: try await body.read(from: from, count: BodyWindow.size))
        } else {
            let start = max(response.body.count, body.size - BodyWindow.tailSize)
            response.tail = try await body.read(from: start, count: BodyWindow.tailSize)
        }
        view.outcome = .response(response)
    }

    private func shown(_ link: FollowedLink) -> ShownLink {
        guard let operation = link.operation else {
            return ShownLink(
                name: link.link.name, title: link.link.operationId ?? link.link.operationRef ?? link.link.name,
                address: nil, missing: [])
        }
        var fields = link.parameters.map { parameter, value in
            FormDraft.Field(
                name: FieldName.parameter(location: parameter.location.rawValue, name: parameter.name).text,
                value: value)
        }
        if let body = link.body { fields.append(FormDraft.Field(name: FieldName.body.text, value: body)) }
        let form = FormLink(FormDraft(fields: fields), operation: operation, document: document)
        let path = SitePath.operation(id, operation.id.description).text + form.query + "#console"
        return ShownLink(name: link.link.name, title: operation.shortTitle, address: path, missing: link.missing)
    }

    /// Why the gate refused, where it did; the token's page is named only to whoever may see it (THREATS D1).
    private func refusal(in exchange: Exchange) async throws -> GateRefusal? {
        guard environment.settings.guarded.contains(id), let response = exchange.response, response.status >= 400,
            let type = response.fields.first(where: { $0.name.lowercased() == "content-type" })?.value,
            let details = ProblemDetails(contentType: type, body: response.body), let code = details.code
        else { return nil }
        var token: TokenID?
        if let user = frame.user, let asked = details.token.flatMap({ TokenID($0) }) {
            let owner = user.role == .administrator ? nil : user.id
            token = try await environment.store.tokens.find(asked, owner: owner)?.id
        }
        return GateRefusal(code: code, missing: details.missingScopes ?? [], token: token)
    }
}
