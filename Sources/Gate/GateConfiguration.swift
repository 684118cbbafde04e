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
    /// Time and size limits.
    public var limits = GateLimits()

    public init(host: String = "127.0.0.1", port: Int, upstream: Origin, basePath: String = "") {
        self.host = host
        self.port = port
        self.upstream = upstream
        self.basePath = basePath.hasSuffix("/") ? String(basePath.dropLast()) : basePath
    }
}
