/// An IPv6 address that stands for an IPv4 address (P2): whoever sends there reaches the inner one.
enum Transition: Hashable, Sendable {
    /// ::ffff:0:0/96 (RFC 4291, section 2.5.5.2).
    case mapped(IPAddress)
    /// ::/96 (RFC 4291, section 2.5.5.1, deprecated).
    case compatible(IPAddress)
    /// ::ffff:0:0:0/96 (RFC 2765, IPv4-translated).
    case translated(IPAddress)
    /// 64:ff9b::/96 (RFC 6052).
    case nat64(IPAddress)
    /// 64:ff9b:1::/48 (RFC 8215): where the inner address stands depends on the network's own prefix length.
    case localNAT64
    /// 2002::/16 (RFC 3056).
    case sixToFour(IPAddress)
    /// 2001::/32 (RFC 4380): the server's and the client's address.
    case teredo(server: IPAddress, client: IPAddress)
    /// An interface identifier of ISATAP (RFC 5214) behind any prefix.
    case isatap(IPAddress)

    var inner: [IPAddress] {
        switch self {
        case .mapped(let address), .compatible(let address), .translated(let address), .nat64(let address),
            .sixToFour(let address), .isatap(let address):
            [address]
        case .teredo(let server, let client): [server, client]
        case .localNAT64: []
        }
    }
}

extension IPAddress {
    var transition: Transition? {
        guard isIPv6 else { return nil }
        let last = IPAddress(unchecked: Array(bytes[12...]))
        let zeros = [UInt8](repeating: 0, count: 12)
        if bytes.starts(with: zeros) {
            let isSpecial = last.bytes == [0, 0, 0, 0] || last.bytes == [0, 0, 0, 1]
            return isSpecial ? nil : .compatible(last)
        }
        if bytes.starts(with: zeros.prefix(10)), bytes[10] == 0xFF, bytes[11] == 0xFF { return .mapped(last) }
        if bytes.starts(with: zeros.prefix(8) + [0xFF, 0xFF, 0, 0]) { return .translated(last) }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B] + zeros.prefix(8)) { return .nat64(last) }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 1]) { return .localNAT64 }
        if bytes.starts(with: [0x20, 0x02]) { return .sixToFour(IPAddress(unchecked: Array(bytes[2..<6]))) }
        if bytes.starts(with: [0x20, 0x01, 0, 0]) {
            let client = IPAddress(unchecked: last.bytes.map { ~$0 })
            return .teredo(server: IPAddress(unchecked: Array(bytes[4..<8])), client: client)
        }
        if bytes[8] & 0xFD == 0, bytes[9] == 0, bytes[10] == 0x5E, bytes[11] == 0xFE { return .isatap(last) }
        return nil
    }
}
