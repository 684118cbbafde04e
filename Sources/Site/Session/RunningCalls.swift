import Synchronization

/// The calls under way, so that a person can end them from another request than the one that made them: all of an operation,
/// or the one that is being followed, each by its own session alone.
///
/// A class, because all requests share it.
final class RunningCalls: Sendable {
    /// Whose calls of which operation.
    struct Key: Hashable, Sendable {
        let session: String
        let document: String
        let operation: String
    }

    private struct Entry {
        let key: Key
        let call: LiveCall
    }

    /// By session.
    private let calls = Mutex<[String: [Entry]]>([:])

    /// Enters a call.
    func begin(_ call: LiveCall, as key: Key) {
        calls.withLock { $0[key.session, default: []].append(Entry(key: key, call: call)) }
    }

    /// Takes it out.
    func end(_ call: LiveCall, as key: Key) {
        calls.withLock { calls in
            calls[key.session]?.removeAll { $0.call === call }
            if calls[key.session]?.isEmpty == true { calls[key.session] = nil }
        }
    }

    /// The call of that name of a session; nil when there is none any more.
    func find(_ id: String, of session: String) -> LiveCall? {
        calls.withLock { $0[session]?.first { $0.call.id == id }?.call }
    }

    /// Ends them; those who wait for them learn that they were cancelled.
    func cancel(_ key: Key) {
        let calls = calls.withLock { $0[key.session]?.filter { $0.key == key }.map(\.call) ?? [] }
        for call in calls { call.stop() }
    }
}
