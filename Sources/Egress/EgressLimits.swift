/// The bounds of one outbound call; the standard ones are those of THREATS 4.4.
public struct EgressLimits: Hashable, Sendable {
    /// Looking the name up.
    public var resolve: Duration
    /// The TCP connection.
    public var connect: Duration
    /// The TLS handshake, from the connection on.
    public var handshake: Duration
    /// From the connection to the response's header section.
    public var firstByte: Duration
    /// The whole call; at most 300 s are waited whatever stands here.
    public var total: Duration
    /// The whole of a call whose body is streamed, for as long as pieces go or come.
    public var streamed: Duration
    /// Between two pieces of a streamed body, once the time of the whole call is over.
    public var rest: Duration
    /// Captured bytes of the decoded body; what comes after them is cut off.
    public var body: Int
    /// The same of a body that came compressed; nil for as many.
    public var decoded: Int?
    /// Fields of a header section, sent or received.
    public var fields: Int
    /// Bytes of a header section (names and values), sent or received.
    public var fieldBytes: Int
    /// Interim (1xx) responses before the final one.
    public var interim: Int

    /// Limits of one's own; each has its standard amount.
    public init(
        resolve: Duration = .seconds(5), connect: Duration = .seconds(5), handshake: Duration = .seconds(10),
        firstByte: Duration = .seconds(30), total: Duration = .seconds(60),
        streamed: Duration = .seconds(3600), rest: Duration = .seconds(120), body: Int = 10_485_760,
        decoded: Int? = nil,
        fields: Int = 200, fieldBytes: Int = 65_536, interim: Int = 16
    ) {
        self.resolve = resolve
        self.connect = connect
        self.handshake = handshake
        self.firstByte = firstByte
        self.total = total
        self.streamed = streamed
        self.rest = rest
        self.body = body
        self.decoded = decoded
        self.fields = fields
        self.fieldBytes = fieldBytes
        self.interim = interim
    }

    /// The amounts of THREATS 4.4.
    public static let standard = EgressLimits()
}
