/// The two schemes Portico calls; everything else (`http+unix` too) is refused before a client sees it.
public enum Scheme: String, Hashable, Sendable, CaseIterable {
    /// The schemes of RFC 9110, section 4.2.
    case http, https

    /// The port when none is written (RFC 9110, sections 4.2.1 and 4.2.2).
    public var defaultPort: Int { self == .http ? 80 : 443 }
}
