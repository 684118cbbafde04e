/// The role of whoever turns a name into addresses: `SystemResolver`, twins in tests.
public protocol Resolver: Sendable {
    /// The addresses of a name, in the order they should be tried, at most 16, never none; `nameNotFound` or `timeout`.
    func addresses(of name: String, within limit: Duration) async throws(EgressError) -> [IPAddress]
}
