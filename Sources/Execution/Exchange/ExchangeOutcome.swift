/// What came of a call.
public enum ExchangeOutcome: Sendable, Hashable {
    /// Any status is a response.
    case response(ExchangeResponse)
    case failure(ExchangeFailure)
}
