/// A socket Portico itself listens on; calls to it through Portico are refused (P11).
public struct Listener: Hashable, Sendable {
    /// The bound address; nil for all interfaces.
    public let address: IPAddress?
    /// The bound port.
    public let port: Int

    /// A listener of an address, or of all.
    public init(address: IPAddress? = nil, port: Int) {
        self.address = address
        self.port = port
    }

    /// Whether calls to an origin come out at this socket, as far as its host tells: one on all interfaces is reached by every
    /// address of this machine. Other names than `localhost` are not looked up.
    public func isReached(at origin: Origin) -> Bool {
        guard origin.port == port else { return false }
        let own = address.flatMap { $0.isUnspecified ? nil : $0 }
        if let host = origin.host.address {
            return own.map { $0 == host } ?? LocalAddresses.contain(host)
        }
        return origin.host.isLocalhost && own.map { $0.verdict == .permitted(.loopback) } ?? true
    }
}
