/// Where an address lies, as far as trust goes (recorded per origin, checked at every call).
public enum AddressClass: String, Hashable, Sendable, CaseIterable {
    /// This machine: 127.0.0.0/8 and ::1.
    case loopback
    /// This network: 10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7.
    case `private`
    /// The Internet.
    case global
}
