import Egress
import NIOHTTP1
import TokenDesk

/// From which proxies the gate believes where a request came from (THREATS O3); from nobody unless the operator says so.
struct TrustedProxies: Sendable, Hashable {
    /// Hops that are read at most.
    private static let hopLimit = 32

    let networks: [Network]

    init(_ networks: [Network] = []) {
        self.networks = networks
    }

    /// The address of the client: the peer's, or behind a trusted proxy the last hop that is not trusted.
    ///
    /// A hop that is no address ends the reading: what stands before it may have been made up.
    func client(peer: IPAddress?, headers: HTTPHeaders) -> IPAddress? {
        guard let peer, trusts(peer) else { return peer }
        var client = peer
        let hops = headers["X-Forwarded-For"].flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
        for hop in hops.suffix(Self.hopLimit).reversed() {
            guard let address = IPAddress(Self.trimmed(hop)) else { break }
            client = address
            guard trusts(address) else { break }
        }
        return client
    }

    /// Whether the client spoke https with the first of the trusted proxies.
    func isSecure(peer: IPAddress?, headers: HTTPHeaders) -> Bool {
        guard let peer, trusts(peer) else { return false }
        return headers["X-Forwarded-Proto"].last?.lowercased() == "https"
    }

    /// Whether an address is a trusted proxy's.
    func trusts(_ address: IPAddress) -> Bool { networks.contains { $0.contains(address) } }

    private static func trimmed(_ hop: Substring) -> String {
        String(hop.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
