import Dispatch
import Synchronization

/// The batches of one body on their way to its file: sealed and written one after the other while more come.
///
/// A class, because whoever brings them and the thread that writes them share it.
final class SpoolQueue: Sendable {
    private struct State {
        /// Batches that were handed on and are not on disk.
        var waiting = 0
        /// Why one of them did not get there.
        var failure: StoreError?
        /// Whoever waits until there are fewer.
        var turn: CheckedContinuation<Void, Never>?
    }

    private let file: Mutex<SpoolFile>
    private let queue: DispatchQueue
    private let state = Mutex(State())

    init(_ file: consuming sending SpoolFile, of spool: Spool) {
        self.file = Mutex(file)
        queue = DispatchQueue(label: "portico.spool.file", target: spool.queue)
    }

    /// Has a batch written behind those that were handed on before; with the last one all that is held back.
    func add(_ batch: [[UInt8]], isLast: Bool) {
        state.withLock { $0.waiting += 1 }
        queue.async { [self] in
            var failure: StoreError?
            do throws(StoreError) {
                try file.withLock { file throws(StoreError) in try file.write(batch, isLast: isLast) }
            } catch {
                failure = error
            }
            end(failure)
        }
    }

    /// Waits until no more than so many batches are on their way; throws what became of one of them.
    func settle(to count: Int) async throws(StoreError) {
        while state.withLock({ $0.waiting > count }) {
            await withCheckedContinuation { turn in
                let isLate = state.withLock { state in
                    guard state.waiting > count else { return true }
                    state.turn = turn
                    return false
                }
                if isLate { turn.resume() }
            }
        }
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private func end(_ failure: StoreError?) {
        let turn = state.withLock { state in
            state.failure = state.failure ?? failure
            state.waiting -= 1
            defer { state.turn = nil }
            return state.turn
        }
        turn?.resume()
    }
}
