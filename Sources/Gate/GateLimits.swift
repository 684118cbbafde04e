public import NIOCore
public import TokenDesk

/// The gate's limits (THREATS 4.4, L1).
public struct GateLimits: Sendable, Hashable {
    /// Bytes of all header fields of a message.
    public var headerBytes = 32 * 1024
    /// Header fields of a request.
    public var headerFields = 100
    /// From the first byte of a request to the end of its header fields.
    public var headTime = TimeAmount.seconds(10)
    /// Between two requests on a connection, and between two signs of life during one.
    public var idleTime = TimeAmount.seconds(60)
    /// Between two signs of life of an event stream or a tunnel.
    public var streamIdleTime = TimeAmount.minutes(15)
    /// How long an exchange may run until it no longer outlives its token; event streams and tunnels never do.
    public var recheckTime = TimeAmount.seconds(5)
    /// Connections to the API that rest on an event loop at most.
    public var upstreamIdleConnections = 64
    /// How long a connection to the API rests before it is closed.
    public var upstreamIdleTime = TimeAmount.seconds(30)
    /// How long a connection rests and is still fit for a request that must not be sent twice: shorter than what any API keeps.
    public var upstreamFreshTime = TimeAmount.seconds(2)
    /// To connect to the API.
    public var connectTime = TimeAmount.seconds(5)
    /// After a refusal, for the client to read it before the connection is cut.
    public var lingerTime = TimeAmount.seconds(1)
    /// At the end of service, for running requests.
    public var graceTime = TimeAmount.seconds(10)
    /// Bytes of requests that are held at once while they are checked against the description.
    public var heldBytes = 64 * 1024 * 1024
    /// Connections at once; more are closed unread.
    public var connections = 1024
    /// Connections at once from one address, trusted proxies aside; more are closed unread. A server that calls the API keeps
    /// more of them than a browser, yet a few addresses must not take all.
    public var connectionsPerPeer = 256

    /// Tokens that were never issued, from one address (THREATS G9).
    public var unknownTokens = RateLimit.unknownTokens

    public init() {}
}
