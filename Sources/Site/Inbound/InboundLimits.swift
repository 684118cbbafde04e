public import NIOCore

/// What a client may take of the site: time, connections and memory (THREATS 4.4, L1, L2, L4).
public struct InboundLimits: Sendable, Hashable {
    /// From the first byte of a request, or from the opening of a connection, to the end of the header fields.
    public var headTime = TimeAmount.seconds(10)
    /// Between two pieces of a body.
    public var bodyIdle = TimeAmount.seconds(15)
    /// For a whole body.
    public var bodyTime = TimeAmount.seconds(60)
    /// For the whole body of a call, which may hold files.
    public var callBodyTime = TimeAmount.seconds(90)
    /// Bytes a second that the body of a call moves at least, over that time: each so many give it a second more.
    public var callBodyRate = 131_072
    /// Between two requests on a connection.
    public var keepAliveIdle = TimeAmount.seconds(60)
    /// Without a byte of an answer being taken.
    public var writeIdle = TimeAmount.seconds(30)
    /// For a client to read why it is refused before its connection is cut.
    public var lingerTime = TimeAmount.seconds(1)
    /// Connections at once; more wait until one is free.
    public var connections = 1_024
    /// Connections at once from one address; more are closed unread. Nil behind a proxy, where all come from one.
    public var connectionsPerPeer: Int? = 64
    /// Bytes of a request's target.
    public var targetBytes = 8_192
    /// Bytes of all header fields of a request.
    public var headerBytes = 32_768
    /// Header fields of a request.
    public var headerFields = 100
    /// Bytes of request bodies in memory at once, over all connections.
    public var bodyBytes = 536_870_912

    public init() {}
}
