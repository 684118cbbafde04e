import Egress
import NIOCore
import Synchronization

/// The open connections of clients: counted against the limits, and told when service ends (THREATS L1).
///
/// A class because all event loops and the service share it.
final class ConnectionRegistry: Sendable {
    private struct Open {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var counts: [[UInt8]: Int] = [:]
    }

    private let limit: Int
    private let peerLimit: Int
    private let open = Mutex(Open())

    /// A registry that lets `limit` connections in, `peerLimit` of them from one address.
    init(limit: Int, peerLimit: Int = .max) {
        self.limit = limit
        self.peerLimit = peerLimit
    }

    /// Enters a connection until it closes; false when there are too many, at all or from its peer.
    ///
    /// - Parameter peer: nil for one that is not counted by itself.
    func enter(_ channel: any Channel, from peer: IPAddress? = nil) -> Bool {
        let id = ObjectIdentifier(channel)
        let key = peer?.subscriber
        let isEntered = open.withLock { open in
            guard open.channels.count < limit else { return false }
            if let key {
                let count = open.counts[key] ?? 0
                guard count < peerLimit else { return false }
                open.counts[key] = count + 1
            }
            open.channels[id] = channel
            return true
        }
        if isEntered { channel.closeFuture.whenComplete { _ in self.leave(id, key) } }
        return isEntered
    }

    private func leave(_ id: ObjectIdentifier, _ key: [UInt8]?) {
        open.withLock { open in
            open.channels[id] = nil
            guard let key else { return }
            let count = (open.counts[key] ?? 0) - 1
            open.counts[key] = count > 0 ? count : nil
        }
    }

    var count: Int { open.withLock(\.channels.count) }

    /// Addresses that have a connection and are counted.
    var peerCount: Int { open.withLock(\.counts.count) }

    /// Closes idle connections at once and the others after their response.
    func quiesce() {
        for channel in all { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    }

    /// Has running exchanges look again whether their token is still in force.
    func recheck() {
        for channel in all { channel.pipeline.fireUserInboundEventTriggered(TokenRecheck()) }
    }

    func closeAll() {
        for channel in all { channel.close(promise: nil) }
    }

    private var all: [any Channel] { open.withLock { Array($0.channels.values) } }
}
