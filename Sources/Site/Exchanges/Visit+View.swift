import Egress
import Execution
import OpenAPI
import Pages
import Storage
import TokenDesk

extension Visit {
    /// An exchange as the page shows it, under the name by which the session keeps it; secrets are gone from it already.
    func view(of kept: KeptExchange, operation: OpenAPI.Operation) async throws -> ExchangeView {
        var view = ExchangeView(kept.exchange, documentID: id, operation: operation)
        view.id = kept.id
        if let id = kept.id {
            view.request.samples = try await offer(for: kept.exchange.request, of: operation, exchange: id)
        }
        view.refusal = try await refusal(in: kept.exchange)
        return view
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
