public import Egress

/// How a response came: over which connection, and in which time.
public struct ShownConnection: Hashable, Sendable {
    public var version: String
    public var remoteAddress: String
    public var timing: Timing
    public var tls: TLSConnection?

    public init(version: String, remoteAddress: String, timing: Timing, tls: TLSConnection? = nil) {
        self.version = version
        self.remoteAddress = remoteAddress
        self.timing = timing
        self.tls = tls
    }
}
