import Synchronization

/// The calls whose answers are being followed, each to be stopped by its own session alone.
final class LiveCalls: Sendable {
    private struct Key: Hashable {
        let session: String
        let call: String
    }

    private let calls = Mutex<[Key: LiveCall]>([:])

    /// Enters a call of a session.
    func begin(_ call: LiveCall, of session: String) {
        calls.withLock { $0[Key(session: session, call: call.id)] = call }
    }

    /// Takes it out.
    func end(_ call: LiveCall, of session: String) {
        calls.withLock { _ = $0.removeValue(forKey: Key(session: session, call: call.id)) }
    }

    /// The call of that name of a session; nil when there is none any more.
    func find(_ id: String, of session: String) -> LiveCall? {
        calls.withLock { $0[Key(session: session, call: id)] }
    }
}
