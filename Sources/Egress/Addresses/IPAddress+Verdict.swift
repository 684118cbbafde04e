extension IPAddress {
    /// Whether the address may be called, and its class: THREATS P1–P3, the IANA special-purpose registries.
    ///
    /// An address of a transition prefix is judged by the IPv4 address inside it. What is not known to be global
    /// unicast is denied.
    public var verdict: AddressVerdict {
        let table = isIPv6 ? SpecialRange.ipv6 : SpecialRange.ipv4
        if let range = table.first(where: { $0.contains(self) }) { return range.verdict }
        if let transition { return Self.verdict(of: transition) }
        if isIPv6, bytes[0] & 0xE0 != 0x20 { return .denied("outside the global unicast range 2000::/3") }
        return .permitted(.global)
    }

    /// Whether the address embeds an IPv4 address; targets that users name may not.
    public var isTransition: Bool { transition != nil }

    private static func verdict(of transition: Transition) -> AddressVerdict {
        if case .localNAT64 = transition { return .denied("a local translation prefix (RFC 8215)") }
        let verdicts = transition.inner.map(\.verdict)
        for case .denied(let reason) in verdicts {
            return .denied("a transition address whose inner address is \(reason)")
        }
        return verdicts.last ?? .denied("a transition address")
    }
}
