import Egress
import Execution
import HTTPTypes
import OpenAPI
import Pages

extension Visit {
    /// An exchange as the page shows it; secrets are masked by construction.
    func view(of kept: KeptExchange, operation: OpenAPI.Operation) -> ExchangeView {
        let exchange = kept.exchange
        return ExchangeView(
            id: kept.id, documentID: id, operationID: operation.id.description, request: Self.shown(exchange.request),
            outcome: outcome(of: exchange), findings: exchange.contract?.breaches.map(Self.sentence),
            needsAuthorization: !operation.security.isEmpty && !operation.security.contains { $0.schemes.isEmpty },
            wasAuthorized: kept.wasAuthorized)
    }

    private static func shown(_ request: OutboundRequest) -> ShownRequest {
        ShownRequest(
            method: request.method.rawValue, url: request.url(.masked),
            fields: request.displayedFields(.masked).map { ShownField($0.name, $0.value) }, body: request.bodyText,
            bodySize: request.bodySize, curl: CurlSample.render(request, showing: .variable))
    }

    private func outcome(of exchange: Exchange) -> ExchangeView.Outcome {
        switch exchange.outcome {
        case .failure(let failure):
            let line = failure.allowLine.map { " The line to add: --allow '\($0)'" } ?? ""
            return .failure(message: failure.message, advice: failure.advice + line)
        case .response(let response):
            return .response(
                ShownResponse(
                    status: response.status, reason: response.reason,
                    fields: response.fields.map { ShownField($0.name, $0.value) }, body: response.body,
                    isTruncated: response.isTruncated, duration: response.timing.total,
                    isDocumented: exchange.contract?.documentedAs != nil))
        }
    }

    private static func sentence(_ breach: ContractBreach) -> String {
        breach.instance.map { $0.isEmpty ? breach.message : "\($0): \(breach.message)" } ?? breach.message
    }
}
