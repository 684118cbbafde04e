extension IPAddress {
    /// What one caller has, for counting: an address of IPv4, also where a listener for both spells it as IPv6, or the /64 of
    /// IPv6 out of which a caller takes any address it likes (RFC 6177).
    public var subscriber: [UInt8] {
        guard isIPv6 else { return bytes }
        if case .mapped(let inner) = transition { return inner.bytes }
        return Array(bytes.prefix(8))
    }
}
