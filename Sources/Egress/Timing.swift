/// How long the phases of a call took; each counts from the end of the one before, `total` from the start.
public struct Timing: Hashable, Sendable {
    /// Looking the name up; zero for literals.
    public var resolve: Duration
    /// The connection, with a proxy's tunnel where there is one.
    public var connect: Duration
    /// The TLS handshake; zero for http.
    public var handshake: Duration
    /// From then to the response's header section.
    public var firstByte: Duration
    /// From the start to the body's last byte.
    public var total: Duration

    /// Durations, zero where not told.
    public init(
        resolve: Duration = .zero, connect: Duration = .zero, handshake: Duration = .zero, firstByte: Duration = .zero,
        total: Duration = .zero
    ) {
        self.resolve = resolve
        self.connect = connect
        self.handshake = handshake
        self.firstByte = firstByte
        self.total = total
    }

    /// From the header section to the body's last byte.
    public var body: Duration { max(total - resolve - connect - handshake - firstByte, .zero) }
}
