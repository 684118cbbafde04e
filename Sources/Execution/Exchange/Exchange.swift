public import Foundation

/// One executed call: the request as it was sent, without its secrets, and what came of it.
public struct Exchange: Sendable, Hashable {
    /// 32 hexadecimal digits nobody can guess.
    public let id: String
    /// The operation's id in its description.
    public let operation: String
    /// Redacted: views and samples are made from it with ``Showing/masked`` or ``Showing/variable``.
    public let request: OutboundRequest
    public let startedAt: Date
    public let outcome: ExchangeOutcome
    /// What the description says about the response; nil when there is none.
    public let contract: ContractReport?
    /// What came before it in the same go, oldest first.
    public var steps: [ExchangeStep] = []
    /// Where the response repeats the credentials that were sent.
    public internal(set) var echoes = Echoes()

    /// Takes the secrets out of `request`, whoever makes it (THREATS A3).
    public init(
        id: String, operation: String, request: OutboundRequest, startedAt: Date, outcome: ExchangeOutcome,
        contract: ContractReport? = nil
    ) {
        self.id = id
        self.operation = operation
        self.request = request.redacted()
        self.startedAt = startedAt
        self.outcome = outcome
        self.contract = contract
    }

    public var response: ExchangeResponse? {
        if case .response(let response) = outcome { response } else { nil }
    }

    public var failure: ExchangeFailure? {
        if case .failure(let failure) = outcome { failure } else { nil }
    }
}
