import Synchronization

/// The calls of one client by the number that stands for their target until the connection writes it.
///
/// The target itself never passes through a URL parser that might normalise it. A class, because the client's
/// connections share it.
final class CallBook: Sendable {
    private struct State {
        var last: UInt64 = 0
        var calls: [String: CallRecord] = [:]
    }

    private let state = Mutex(State())

    /// Enters a call; the key is a path.
    func enter(_ call: CallRecord) -> String {
        state.withLock { state in
            state.last &+= 1
            let key = "/\(state.last)"
            state.calls[key] = call
            return key
        }
    }

    func leave(_ key: String) {
        state.withLock { $0.calls[key] = nil }
    }

    func call(at key: String) -> CallRecord? {
        state.withLock { $0.calls[key] }
    }
}
