/// A socket Portico itself listens on; calls to it through Portico are refused (P11).
public struct Listener: Hashable, Sendable {
    /// The bound address; nil for all interfaces.
    public let address: IPAddress?
    public let port: Int

    public init(address: IPAddress? = nil, port: Int) {
        self.address = address
        self.port = port
    }
}
