import Synchronization

/// The calls under way, so that a person can end them from another request than the one that made them.
///
/// A class, because all requests share it.
final class RunningCalls: Sendable {
    /// Whose calls of which operation.
    struct Key: Hashable, Sendable {
        let session: String
        let document: String
        let operation: String
    }

    private struct State {
        var last: UInt64 = 0
        var calls: [Key: [UInt64: @Sendable () -> Void]] = [:]
    }

    private let state = Mutex(State())

    /// Makes a call that ends when its request does, and when it is cancelled here.
    func run<Value: Sendable>(_ key: Key, _ call: @escaping @Sendable () async -> Value) async -> Value {
        let task = Task { await call() }
        let number = state.withLock { state in
            state.last &+= 1
            state.calls[key, default: [:]][state.last] = { task.cancel() }
            return state.last
        }
        defer {
            state.withLock { state in
                state.calls[key]?[number] = nil
                if state.calls[key]?.isEmpty == true { state.calls[key] = nil }
            }
        }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Ends them; those who wait for them learn that they were cancelled.
    func cancel(_ key: Key) {
        let calls = state.withLock { $0.calls[key].map { Array($0.values) } ?? [] }
        for cancel in calls { cancel() }
    }
}
