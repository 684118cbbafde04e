public import Egress

/// Where the gate listens, what stands behind it, and its limits.
public struct GateConfiguration: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port to listen on; 0 for any free one.
    public var port: Int
    /// The one origin that requests are forwarded to, which the operator chose.
    public var upstream: Origin
    /// What stands before the description's paths in a request's path, such as `/v2`; empty for nothing.
    public var basePath: String
    /// A PEM file with the authorities that an `https` API's certificate may come from beside those of the system; nil for none.
    public var certificateFile: String?
    /// The port for `GET /health`, on an address of its own; nil for none, 0 for any free one.
    public var healthPort: Int?
    /// The address of that port.
    public var healthHost = "127.0.0.1"
    /// Time and size limits.
    public var limits = GateLimits()

    public init(host: String = "127.0.0.1", port: Int, upstream: Origin, basePath: String = "") {
        self.host = host
        self.port = port
        self.upstream = upstream
        self.basePath = basePath.hasSuffix("/") ? String(basePath.dropLast()) : basePath
    }
}
