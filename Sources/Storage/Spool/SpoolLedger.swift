import Synchronization

/// Files that are being written and the bytes of them, over all sessions (THREATS L4).
///
/// A class, because all writers share it.
final class SpoolLedger: Sendable {
    private struct State {
        var names: Set<String> = []
        var bytes = 0
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// The names of files that are being written.
    var names: Set<String> { state.withLock { $0.names } }

    /// Enters a file.
    func begin(_ name: String) {
        state.withLock { _ = $0.names.insert(name) }
    }

    /// Takes bytes; false when there is no room for them.
    func take(_ count: Int) -> Bool {
        state.withLock { state in
            guard count <= limit - state.bytes else { return false }
            state.bytes += count
            return true
        }
    }

    /// A file is kept or gone, with so many bytes taken for it.
    func end(_ name: String, bytes: Int) {
        state.withLock { state in
            guard state.names.remove(name) != nil else { return }
            state.bytes -= bytes
        }
    }
}
