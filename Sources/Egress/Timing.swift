/// How long the phases of a call took; each counts from the end of the one before, `total` from the start.
public struct Timing: Hashable, Sendable {
    /// Looking the name up; zero for literals.
    public var resolve: Duration
    /// Connection and, for https, TLS handshake.
    public var connect: Duration
    /// From the connection to the response's header section.
    public var firstByte: Duration
    /// From the start to the body's last byte.
    public var total: Duration

    /// Durations, zero where not told.
    public init(
        resolve: Duration = .zero, connect: Duration = .zero, firstByte: Duration = .zero, total: Duration = .zero
    ) {
        self.resolve = resolve
        self.connect = connect
        self.firstByte = firstByte
        self.total = total
    }
}
