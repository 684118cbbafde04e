import Egress
public import Execution
public import OpenAPI

extension ExchangeView {
    /// The view of an executed call; its request holds no secrets any more.
    public init(_ exchange: Exchange, documentID: String, operation: Operation) {
        let sent = exchange.request
        let shown = ShownRequest(
            method: operation.method, url: sent.url(.masked),
            fields: sent.displayedFields(.masked).map { ShownField($0.name, $0.value) }, body: sent.bodyText,
            bodySize: sent.bodySize, commands: ShownCommand.list(for: sent))
        self.init(
            id: exchange.id, documentID: documentID, operationID: exchange.operation, request: shown,
            outcome: Outcome(exchange), findings: exchange.contract?.breaches.map(Self.finding),
            needsAuthorization: operation.security.contains { !$0.isAnonymous },
            wasAuthorized: sent.fields.contains(where: \.isSecret) || sent.cookies.contains(where: \.isSecret)
                || sent.query.contains(where: \.isSecret))
    }

    private static func finding(_ breach: ContractBreach) -> String {
        guard let instance = breach.instance, !instance.isEmpty else { return breach.message }
        return "\(instance): \(breach.message)"
    }
}

extension ExchangeView.Outcome {
    fileprivate init(_ exchange: Exchange) {
        switch exchange.outcome {
        case .failure(let failure):
            self = .failure(message: failure.message, advice: failure.advice, line: failure.allowLine)
        case .response(let response):
            let isDocumented = exchange.contract.map { $0.documentedAs != nil } ?? true
            var shown = ShownResponse(
                status: response.status, reason: response.reason,
                fields: response.fields.map { ShownField($0.name, $0.value) }, body: response.body,
                isTruncated: response.isTruncated, duration: response.timing.total, isDocumented: isDocumented)
            shown.rest = response.rest
            shown.ending = response.ending
            self = .response(shown)
        }
    }
}
