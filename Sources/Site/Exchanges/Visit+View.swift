import OpenAPI
import Pages

extension Visit {
    /// An exchange as the page shows it, under the name by which the session keeps it; secrets are gone from it already.
    func view(of kept: KeptExchange, operation: OpenAPI.Operation) -> ExchangeView {
        var view = ExchangeView(kept.exchange, documentID: id, operation: operation)
        view.id = kept.id
        return view
    }
}
