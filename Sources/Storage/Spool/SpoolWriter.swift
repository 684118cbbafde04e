import Synchronization

/// Writes one body to disk as it comes, sealed piece by piece; what is not kept at the end is gone.
///
/// A class, because what it took is given back exactly once. One task at a time uses it.
public final class SpoolWriter: Sendable {
    /// Batches that may wait for the disk while the next one comes.
    private static let ahead = 2
    /// Bytes that are put together before they are a part of a batch.
    private static let dropBytes = 4_096

    private struct State {
        /// What came and was not handed on.
        var pending: [[UInt8]] = []
        var pendingCount = 0
        var size = 0
        var taken = 0
        var isKept = false

        mutating func add(_ bytes: [UInt8]) {
            // One that comes drop by drop does not get memory for each of them.
            if let last = pending.indices.last, pending[last].count + bytes.count <= SpoolWriter.dropBytes {
                pending[last] += bytes
            } else {
                pending.append(bytes)
            }
            pendingCount += bytes.count
            size += bytes.count
        }
    }

    /// The file's name, by which a result refers to it.
    let name: String
    private let spool: Spool
    private let queue: SpoolQueue
    private let state = Mutex(State())

    init(name: String, session: Session, spool: Spool) throws(StoreError) {
        self.name = name
        self.spool = spool
        spool.ledger.begin(name)
        do throws(StoreError) {
            let descriptor = try spool.folder.create(name)
            queue = SpoolQueue(SpoolFile(descriptor, SpoolSeal(name: name, of: session)), of: spool)
        } catch {
            spool.ledger.end(name, bytes: 0)
            throw error
        }
    }

    deinit {
        let (taken, isKept) = state.withLock { ($0.taken, $0.isKept) }
        if !isKept { spool.folder.remove(name) }
        spool.ledger.end(name, bytes: taken)
    }

    /// Bytes of the body so far.
    public var size: Int { state.withLock { $0.size } }

    /// Takes the next bytes; false when there is no room for them on disk, and then none of them is taken.
    ///
    /// They are sealed and written while the next ones come; whoever brings them waits when too many do.
    public func append(_ bytes: [UInt8]) async throws(StoreError) -> Bool {
        guard spool.ledger.take(bytes.count) else { return false }
        let isFull = state.withLock { state in
            state.taken += bytes.count
            return state.pendingCount + bytes.count >= SpoolSeal.pieceSize
        }
        if isFull, !spool.folder.hasRoom(for: bytes.count) { return false }
        state.withLock { state in
            state.add(bytes)
        }
        if isFull {
            queue.add(taken(), isLast: false)
            try await queue.settle(to: Self.ahead)
        }
        return true
    }

    /// Writes what is held back. Nothing can be added then; the file stays where a result names it.
    func finish() async throws(StoreError) {
        queue.add(taken(), isLast: true)
        try await queue.settle(to: 0)
    }

    /// The result that names the file is in the database.
    func keep() {
        state.withLock { $0.isKept = true }
    }

    /// What came and was not handed on.
    private func taken() -> [[UInt8]] {
        state.withLock { state in
            defer {
                state.pending = []
                state.pendingCount = 0
            }
            return state.pending
        }
    }
}
