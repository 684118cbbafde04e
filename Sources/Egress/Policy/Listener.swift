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
}
