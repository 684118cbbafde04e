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
    /// Captured bytes of the decoded body; what comes after them is cut off.
    public var body: Int
    /// Fields of a header section, sent or received.
    public var fields: Int
    /// Bytes of a header section (names and values), sent or received.
    public var fieldBytes: Int
    /// Interim (1xx) responses before the final one.
    public var interim: Int

    /// Limits of one's own; each has its standard amount.
    public init(
        resolve: Duration = .seconds(5), connect: Duration = .seconds(5), handshake: Duration = .seconds(10),
        firstByte: Duration = .seconds(30), total: Duration = .seconds(60), body: Int = 10_485_760,
        fields: Int = 200, fieldBytes: Int = 65_536, interim: Int = 16
    ) {
        self.resolve = resolve
        self.connect = connect
        self.handshake = handshake
        self.firstByte = firstByte
        self.total = total
        self.body = body
        self.fields = fields
        self.fieldBytes = fieldBytes
        self.interim = interim
    }

    /// The amounts of THREATS 4.4.
    public static let standard = EgressLimits()
}
