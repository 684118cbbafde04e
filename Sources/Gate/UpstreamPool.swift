import NIOCore

/// The connections to the API of one event loop: those at rest are kept for the next request of any client, within limits.
///
/// A connection comes back only after a response that ended whole, with nothing behind it (THREATS X10).
/// A class because all connections of the event loop share it; it belongs to that event loop.
final class UpstreamPool {
    private let connector: UpstreamConnector
    private let eventLoop: any EventLoop
    private let limits: GateLimits
    private var resting: [(relay: UpstreamRelay, since: NIODeadline)] = []
    private lazy var timer = LazyTimer(on: eventLoop) { [weak self] in self?.sweep() }
    private var isClosed = false

    init(connector: UpstreamConnector, eventLoop: any EventLoop, limits: GateLimits) {
        self.connector = connector
        self.eventLoop = eventLoop
        self.limits = limits
    }

    /// The value of the `Host` field.
    var authority: String { connector.authority }

    /// The connection that rested last, if there is any.
    ///
    /// - Parameter isRepeatable: whether the request can be sent again when the API has closed the connection meanwhile;
    ///   if not, only one that was in use a moment ago will do.
    func take(isRepeatable: Bool) -> UpstreamRelay? {
        while let (relay, since) = resting.last {
            guard isRepeatable || since + limits.upstreamFreshTime > .now() else { return nil }
            resting.removeLast()
            if relay.isActive, relay.isReusable { return relay }
        }
        return nil
    }

    /// Opens a connection.
    func connect() -> EventLoopFuture<any Channel> {
        connector.connect(on: eventLoop, pool: NIOLoopBound(self, eventLoop: eventLoop))
    }

    /// Takes a connection back after a whole exchange; closes it when enough are at rest.
    func rest(_ relay: UpstreamRelay) {
        guard !isClosed, resting.count < limits.upstreamIdleConnections else { return relay.close() }
        let now = NIODeadline.now()
        if resting.isEmpty { timer.set(limits.upstreamIdleTime, from: now) }
        resting.append((relay, now))
    }

    /// Forgets a connection that closed.
    func forget(_ relay: UpstreamRelay) {
        resting.removeAll { $0.relay === relay }
    }

    /// Closes what rests, and what would rest from now on.
    func close() {
        isClosed = true
        timer.end()
        let closing = resting
        resting = []
        for (relay, _) in closing { relay.close() }
    }

    /// Closes those that have rested too long; the oldest stand first.
    private func sweep() {
        let now = NIODeadline.now()
        while let (relay, since) = resting.first, since + limits.upstreamIdleTime <= now {
            resting.removeFirst()
            relay.close()
        }
        if let oldest = resting.first { timer.set(limits.upstreamIdleTime, from: oldest.since) }
    }
}
