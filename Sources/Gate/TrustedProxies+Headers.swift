import Egress
import NIOHTTP1
import TokenDesk

extension TrustedProxies {
    /// The address of the client by a request's fields.
    func client(peer: IPAddress?, headers: HTTPHeaders) -> IPAddress? {
        client(peer: peer, forwarded: headers["X-Forwarded-For"])
    }

    /// Whether the client spoke https with the first of the trusted proxies.
    func isSecure(peer: IPAddress?, headers: HTTPHeaders) -> Bool {
        guard let peer, trusts(peer) else { return false }
        return headers["X-Forwarded-Proto"].last?.lowercased() == "https"
    }
}
