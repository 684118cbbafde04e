import HTTPTypes

/// An exchange that came before another in the same go: a challenge that was answered, a redirect that was followed.
public struct ExchangeStep: Sendable, Hashable {
    /// Why another request came after it.
    public enum Cause: String, Sendable, Hashable {
        /// It asked for credentials, and they were sent (RFC 9110, section 11.3).
        case challenge
        /// It pointed elsewhere (RFC 9110, section 15.4).
        case redirect
    }

    public let cause: Cause
    public let method: String
    /// The whole URL, secrets masked.
    public let url: String
    public let status: Int
    /// The name under which it is kept; nil when it is not.
    public let exchange: String?

    public init(cause: Cause, method: String, url: String, status: Int, exchange: String?) {
        self.cause = cause
        self.method = method
        self.url = url
        self.status = status
        self.exchange = exchange
    }

    /// The step of an exchange that has a response, kept under a name; nil without one.
    public init?(_ cause: Cause, of exchange: Exchange, keptAs name: String?) {
        guard let status = exchange.response?.status else { return nil }
        self.init(
            cause: cause, method: exchange.request.method.rawValue, url: exchange.request.url(.masked), status: status,
            exchange: name)
    }
}
