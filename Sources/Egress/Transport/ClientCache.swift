import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// The most recently used clients; one that falls out ends when its last call does.
///
/// A class, because all calls share it.
final class ClientCache: Sendable {
    private struct State {
        var clients: [(key: PinnedClient.Key, client: PinnedClient)] = []
        var isClosed = false
    }

    private let capacity: Int
    private let state = Mutex(State())

    private let loops: any EventLoopGroup

    init(capacity: Int = 32, loops: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) {
        self.capacity = capacity
        self.loops = loops
    }

    /// The client of that key, made if there is none; `unavailable` after `close`.
    func client(_ key: PinnedClient.Key, context: NIOSSLContext?) throws(EgressError) -> PinnedClient {
        let client: PinnedClient? = state.withLock { state in
            guard !state.isClosed else { return nil }
            let found = state.clients.firstIndex { $0.key == key }.map { state.clients.remove(at: $0).client }
            let client = found ?? PinnedClient(key, context: context, loops: loops)
            state.clients.append((key, client))
            if state.clients.count > capacity { state.clients.removeFirst() }
            return client
        }
        guard let client else {
            throw EgressError(
                .unavailable, "Portico is shutting down and calls nobody any more.", advice: "Try again in a moment.")
        }
        return client
    }

    func close() {
        state.withLock { state in
            state.isClosed = true
            state.clients = []
        }
    }
}
