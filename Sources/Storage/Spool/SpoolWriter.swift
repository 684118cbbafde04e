import Foundation
import Synchronization

/// Writes one body to disk as it comes, sealed piece by piece; what is not kept at the end is gone.
///
/// A class, because its file is closed exactly once. One task at a time uses it.
public final class SpoolWriter: Sendable {
    private struct State {
        var pending: [UInt8] = []
        /// Pieces that are on disk.
        var pieces = 0
        var size = 0
        var taken = 0
        var isKept = false
    }

    /// The file's name, by which a result refers to it.
    let name: String
    private let spool: Spool
    private let seal: SpoolSeal
    private let descriptor: Int32
    private let state = Mutex(State())

    init(name: String, session: Session, spool: Spool) throws(StoreError) {
        self.name = name
        self.spool = spool
        seal = SpoolSeal(name: name, of: session)
        spool.ledger.begin(name)
        do throws(StoreError) {
            descriptor = try spool.folder.create(name)
        } catch {
            spool.ledger.end(name, bytes: 0)
            throw error
        }
    }

    deinit {
        let (taken, isKept) = state.withLock { ($0.taken, $0.isKept) }
        if !isKept { spool.folder.remove(name) }
        spool.ledger.end(name, bytes: taken)
        close(descriptor)
    }

    /// Bytes of the body so far.
    public var size: Int { state.withLock { $0.size } }

    /// Takes the next bytes; false when there is no room for them on disk, and then none of them is taken.
    public func append(_ bytes: [UInt8]) async throws(StoreError) -> Bool {
        guard spool.ledger.take(bytes.count) else { return false }
        let isFull = state.withLock { state in
            state.taken += bytes.count
            return state.pending.count + bytes.count > SpoolSeal.pieceSize
        }
        if isFull, !spool.folder.hasRoom(for: bytes.count) { return false }
        state.withLock { state in
            state.pending += bytes
            state.size += bytes.count
        }
        // The last piece is sealed as such, so one is always held back.
        if isFull { try await spool.run { () throws(StoreError) in try self.write(isLast: false) } }
        return true
    }

    /// Writes what is held back. Nothing can be added then; the file stays where a result names it.
    func finish() async throws(StoreError) {
        try await spool.run { () throws(StoreError) in try self.write(isLast: true) }
    }

    /// The result that names the file is in the database.
    func keep() {
        state.withLock { $0.isKept = true }
    }

    private func write(isLast: Bool) throws(StoreError) {
        let (pending, first) = state.withLock { state in
            let pending = state.pending
            state.pending = []
            return (pending, state.pieces)
        }
        var (begin, index) = (0, first)
        while pending.count - begin > SpoolSeal.pieceSize || (isLast && (begin < pending.count || index == first)) {
            let end = min(begin + SpoolSeal.pieceSize, pending.count)
            for part in try seal.seal(pending[begin..<end], at: index, isLast: isLast && end == pending.count) {
                try put(part)
            }
            (begin, index) = (end, index + 1)
        }
        let (rest, count) = (Array(pending[begin...]), index)
        state.withLock { state in
            state.pending = rest
            state.pieces = count
        }
    }

    private func put(_ bytes: [UInt8]) throws(StoreError) {
        var done = 0
        let isWritten = bytes.withUnsafeBytes { bytes in
            while done < bytes.count, let base = bytes.baseAddress {
                let put = Foundation.write(descriptor, base + done, bytes.count - done)
                if put < 0, errno == EINTR { continue }
                guard put > 0 else { return false }
                done += put
            }
            return true
        }
        guard isWritten else { throw StoreError(.unavailable, "A body could not be written to disk.") }
    }
}
