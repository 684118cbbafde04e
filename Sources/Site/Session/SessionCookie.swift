/// The one cookie of the site: opaque, HttpOnly, without a life of its own (THREATS 4.2).
struct SessionCookie: Sendable {
    /// Whether the site is reached by https, which the `__Host-` prefix needs.
    let isSecure: Bool

    /// The cookie's name: `__Host-portico`, or `portico-dev` on plain http on loopback.
    var name: String { isSecure ? "__Host-portico" : "portico-dev" }

    /// The `Set-Cookie` value that gives a browser its session.
    func setting(_ value: String) -> String { "\(name)=\(value); \(attributes)" }

    /// The `Set-Cookie` value that takes it away.
    var clearing: String { "\(name)=; Max-Age=0; \(attributes)" }

    /// Lax, not Strict: the answer of an authorization server is a cross-site navigation.
    private var attributes: String { "Path=/; \(isSecure ? "Secure; " : "")HttpOnly; SameSite=Lax" }
}
