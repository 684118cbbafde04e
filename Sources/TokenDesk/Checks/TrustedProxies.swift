public import Egress

/// The proxies that are believed about where a request came from (THREATS O3): none unless the operator names them.
public struct TrustedProxies: Sendable, Hashable {
    /// Hops that are read at most; a longer list is nobody's honest way here.
    private static let hopLimit = 32

    /// Where they are.
    public let networks: [Network]

    /// Believes what comes from these networks.
    public init(_ networks: [Network] = []) {
        self.networks = networks
    }

    /// The address of the client: the peer's, or behind a trusted proxy the last hop that is not trusted.
    ///
    /// A hop that is no address ends the reading. What stands before the last hop may have been made up, and so may the field
    /// of a peer that is no trusted proxy.
    ///
    /// - Parameters:
    ///   - peer: the other end of the connection; nil where that has no address.
    ///   - forwarded: the values of `X-Forwarded-For`, in the order of the request.
    public func client(peer: IPAddress?, forwarded: [String]) -> IPAddress? {
        guard var address = peer else { return nil }
        var hops = forwarded.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
            .suffix(Self.hopLimit)
        while trusts(address), let hop = hops.popLast() {
            guard let next = IPAddress(Self.trimmed(hop)) else { break }
            address = next
        }
        return address
    }

    /// Whether an address is one of theirs.
    public func trusts(_ address: IPAddress) -> Bool { networks.contains { $0.contains(address) } }

    private static func trimmed(_ hop: Substring) -> String {
        String(hop.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
