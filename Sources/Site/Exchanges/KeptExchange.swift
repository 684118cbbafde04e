import Execution

/// An exchange with the name under which the session keeps it.
struct KeptExchange: Sendable {
    /// Its name in addresses, nil when the store did not take it.
    let id: String?
    let exchange: Exchange
    /// The `Set-Cookie` value of the session's new secret, when the answer held its first credential.
    var setting: String?

    /// Whether it takes long to show.
    var isLarge: Bool { exchange.response.map { $0.body.count > Aside.largeBytes } ?? false }
}
