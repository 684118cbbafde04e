public import Egress

/// Why there was no response.
public struct ExchangeFailure: Sendable, Hashable {
    /// A stable name such as `refused` or `timeout`; see `EgressError.Code`.
    public let code: String
    /// What failed and where; no secret.
    public let message: String
    /// What to do next.
    public let advice: String
    /// The line of the operator's settings that would admit the target, nil when none would.
    public let allowLine: String?

    public init(code: String, message: String, advice: String, allowLine: String? = nil) {
        self.code = code
        self.message = message
        self.advice = advice
        self.allowLine = allowLine
    }

    public init(_ error: EgressError) {
        self.init(
            code: error.code.description, message: error.message, advice: error.advice, allowLine: error.allowLine)
    }
}
