import Egress
import TokenDesk

/// From where a request comes: the peer of the connection, or what trusted proxies say of it (THREATS O3).
enum ClientAddress {
    /// Hops that are looked at; a longer list is nobody's honest way here.
    private static let hopLimit = 32

    /// The last hop that is no trusted proxy. What stands before it in `X-Forwarded-For` was written by whoever that is,
    /// and counts for nothing; neither does the field of a peer that is no trusted proxy.
    ///
    /// - Parameters:
    ///   - peer: the other end of the connection.
    ///   - forwarded: the values of `X-Forwarded-For`, in the order of the request.
    ///   - trusted: the operator's proxies.
    static func of(peer: IPAddress?, forwarded: [String], trusted: [Network]) -> IPAddress? {
        guard var address = peer else { return nil }
        var hops = forwarded.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.suffix(hopLimit)
        while trusted.contains(where: { $0.contains(address) }), let hop = hops.popLast() {
            guard let next = IPAddress(String(hop.trimmed)) else { break }
            address = next
        }
        return address
    }
}
