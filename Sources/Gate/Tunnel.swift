import NIOCore

/// What a connection becomes after `101 Switching Protocols`: bytes in both directions, until an end closes or none comes for
/// too long (RFC 9110 section 7.8).
///
/// A class because both ends share it; it belongs to their event loop.
final class Tunnel {
    private let idleTime: TimeAmount
    private let timer: LazyTimer

    /// Opens a tunnel; its ends are to be put into the pipelines of both connections.
    static func open(on eventLoop: any EventLoop, idleTime: TimeAmount) -> (client: TunnelEnd, api: TunnelEnd) {
        weak var ends: TunnelEnd?
        let timer = LazyTimer(on: eventLoop) { ends?.close() }
        let tunnel = Tunnel(timer: timer, idleTime: idleTime)
        let (client, api) = (TunnelEnd(tunnel), TunnelEnd(tunnel))
        // One end that closes takes the other with it.
        ends = client
        client.join(api)
        tunnel.showsLife()
        return (client, api)
    }

    private init(timer: LazyTimer, idleTime: TimeAmount) {
        self.timer = timer
        self.idleTime = idleTime
    }

    /// Bytes moved.
    func showsLife() {
        timer.set(idleTime)
    }
}
