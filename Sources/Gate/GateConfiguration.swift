public import Egress
public import TokenDesk

/// Where the gate listens, what stands behind it, and its limits.
public struct GateConfiguration: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port to listen on; 0 for any free one.
    public var port: Int
    /// The one origin that requests are forwarded to, which the operator chose.
    public var upstream: Origin
    /// The API's name in the catalog: a token for another API is unknown here.
    public var api: String
    /// What signs the callers' identity for the API.
    public var identityKey: IdentityKey
    /// The proxies that are believed about where a request came from.
    public var trustedProxies: [Network] = []
    /// By which the explorer of this process says from where its calls come.
    public var voucher = CallerVoucher()
    /// A PEM file with the authorities that an `https` API's certificate may come from beside those of the system; nil for none.
    public var certificateFile: String?
    /// The port for `GET /health`, on an address of its own; nil for none, 0 for any free one.
    public var healthPort: Int?
    /// The address of that port.
    public var healthHost = "127.0.0.1"
    /// What is held against the description.
    public var validation = GateValidation.off
    /// Time and size limits.
    public var limits = GateLimits()

    public init(
        host: String = "127.0.0.1", port: Int, upstream: Origin, api: String, identityKey: IdentityKey
    ) {
        self.api = api
        self.identityKey = identityKey
        self.host = host
        self.port = port
        self.upstream = upstream
    }
}
