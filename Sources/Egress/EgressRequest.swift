public import HTTPTypes

/// One request as it is to go on the wire; `Host` and the framing fields are added by the transport.
public struct EgressRequest: Hashable, Sendable {
    /// Who chose the destination; decides the admission and how much an error tells (THREATS 5.4, P15).
    public enum Naming: Hashable, Sendable {
        /// The operator's settings or a description the operator loaded.
        case `operator`
        /// A user, or a server by a redirect that a user follows (P6): a free server variable, a typed server, a user's
        /// description. What the operator admitted stays admitted; everything else is up to `EgressPolicy.userTargets`, with
        /// one uniform error.
        case user
    }

    /// Where it goes; path and query go out as they are.
    public var url: TargetURL
    /// A token of at most 32 bytes, not CONNECT, TRACE, TRACK or PRI.
    public var method: HTTPRequest.Method
    /// In the order they go out; framing and hop-by-hop fields are refused.
    public var fields: HTTPFields
    /// Empty for no body.
    public var body: [UInt8]
    /// The body in place of `body`, read while it is sent.
    public var stream: BodyStream?
    /// The bounds of this call.
    public var limits: EgressLimits
    /// Who chose the destination.
    public var naming: Naming
    /// Where the answer's body is to find room; nil for as much as its limit allows.
    public var room: BodyRoom?
    /// Takes the answer's body, which is not part of the answer then.
    public var sink: BodySink?

    /// A request with the standard limits, to a destination that the operator named.
    public init(
        url: TargetURL, method: HTTPRequest.Method = .get, fields: HTTPFields = [:], body: [UInt8] = [],
        limits: EgressLimits = .standard, naming: Naming = .operator
    ) {
        self.url = url
        self.method = method
        self.fields = fields
        self.body = body
        self.limits = limits
        self.naming = naming
    }
}
