import Dispatch
import Synchronization

/// Where passwords are hashed: one after the other on a thread of their own, because each takes a tenth of a second and 32 MB
/// and must hold up neither event loops nor tasks.
///
/// A class because all who sign in share the one thread.
final class PasswordThread: Sendable {
    /// Hashes that wait at once; more are turned away, so that a flood of attempts costs no memory.
    static let waitingLimit = 16

    private let queue = DispatchQueue(label: "portico.passwords")
    private let waiting = Mutex(0)

    /// Does the work after what was asked for earlier.
    ///
    /// - Throws: ``StoreError`` with `tooMany` when too much is waiting already.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(StoreError) -> Value {
        let isFull = waiting.withLock { count in
            guard count < Self.waitingLimit else { return true }
            count += 1
            return false
        }
        guard !isFull else {
            throw StoreError(
                .tooMany, "Too many passwords are being checked at the moment; try again in a few seconds.")
        }
        return await withCheckedContinuation { continuation in
            queue.async {
                let value = work()
                self.waiting.withLock { $0 -= 1 }
                continuation.resume(returning: value)
            }
        }
    }
}
