import NIOCore
import Synchronization

/// The open connections of clients: counted against the limit, and told when service ends.
///
/// A class because all event loops and the service share it.
final class ConnectionRegistry: Sendable {
    private let limit: Int
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    init(limit: Int) {
        self.limit = limit
    }

    /// Enters a connection until it closes; false when there are too many.
    func enter(_ channel: any Channel) -> Bool {
        let id = ObjectIdentifier(channel)
        let isEntered = channels.withLock { channels in
            guard channels.count < limit else { return false }
            channels[id] = channel
            return true
        }
        if isEntered {
            channel.closeFuture.whenComplete { _ in
                self.channels.withLock { _ = $0.removeValue(forKey: id) }
            }
        }
        return isEntered
    }

    var count: Int { channels.withLock(\.count) }

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

    private var all: [any Channel] { channels.withLock { Array($0.values) } }
}
