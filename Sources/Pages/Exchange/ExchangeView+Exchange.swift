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
            outcome: Outcome(exchange, operation),
            findings: exchange.contract?.breaches.map { ShownFinding($0.message, pointer: $0.instance) },
            needsAuthorization: operation.security.contains { !$0.isAnonymous },
            wasAuthorized: sent.carriesCredential)
        bodyCheck = exchange.contract?.body
        steps = exchange.steps.map { step in
            ShownStep(
                method: step.method, url: step.url, status: step.status, reason: Self.reason(step.cause),
                path: step.exchange.map { .exchange(documentID, $0) })
        }
    }

    private static func reason(_ cause: ExchangeStep.Cause) -> String {
        switch cause {
        case .challenge: "It asked who calls, and that was answered."
        case .redirect: "It pointed elsewhere, and that was followed."
        }
    }
}

extension ExchangeView.Outcome {
    fileprivate init(_ exchange: Exchange, _ operation: Operation) {
        switch exchange.outcome {
        case .failure(let failure):
            self = .failure(message: failure.message, advice: failure.advice, line: failure.allowLine)
        case .response(let response):
            let described = operation.response(for: response.status)
            let words = Dictionary(
                (described?.headers ?? []).map { ($0.name.lowercased(), $0.description ?? "") },
                uniquingKeysWith: { first, _ in first })
            let isDocumented = exchange.contract.map { $0.documentedAs != nil } ?? true
            var shown = ShownResponse(
                status: response.status, reason: response.reason,
                fields: response.fields.map {
                    ShownField($0.name, $0.value, description: words[$0.name.lowercased()])
                }, body: response.body,
                isTruncated: response.isTruncated, duration: response.timing.total, isDocumented: isDocumented,
                description: described?.description ?? described?.summary,
                connection: ShownConnection(
                    version: response.version, remoteAddress: response.remoteAddress, timing: response.timing,
                    tls: response.tls))
            shown.rest = response.rest
            shown.ending = response.ending
            self = .response(shown)
        }
    }
}
