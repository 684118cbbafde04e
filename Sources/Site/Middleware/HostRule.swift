/// The host names under which this server answers, compared exactly (THREATS N7: a rebinding name gets 421 and no cookie).
struct HostRule: Sendable {
    /// Authorities in lower case with their port, e.g. `portico.localhost:8080`.
    let authorities: Set<String>

    /// Whether a request with this authority and this target is for here.
    ///
    /// An absolute-form target (RFC 9112 §3.2.2) is refused: no browser sends one to an origin server.
    func admits(authority: String?, target: String) -> Bool {
        guard let authority, target.utf8.first == UInt8(ascii: "/"), !target.hasPrefix("//") else { return false }
        return authorities.contains(authority.lowercased())
    }
}
