import Egress
import Execution
import Storage
import Synchronization

/// Takes an answer as it comes: a small body is held, a large one goes to disk and its beginning is held, and whoever
/// follows the call is told of each piece (THREATS V4, V5, L4).
///
/// A class, because its writer and its share of the memory are given back exactly once. One call at a time uses it.
final class ResponseReceiver: BodyReceiver {
    /// Bytes of a body that are held in memory; a longer one goes to disk.
    static let heldBytes = 10_485_760
    /// Bytes from which on a body is no longer held to the time of a call.
    private static let patience = 1_048_576

    private struct State: Sendable {
        var body: [UInt8] = []
        var size = 0
        /// Bytes that memory was taken for.
        var entered = 0
        var writer: SpoolWriter?
    }

    private let store: ExchangeStore
    private let session: Session
    private let share: BodyBudget.Share?
    private let live: LiveCall?
    /// Whether pieces of an answer are worth showing as they come.
    private let isLive: @Sendable (ExchangeResponse) -> Bool
    private let state = Mutex(State())

    init(
        _ store: ExchangeStore, _ session: Session, share: BodyBudget.Share?, live: LiveCall?,
        isLive: @escaping @Sendable (ExchangeResponse) -> Bool
    ) {
        self.store = store
        self.session = session
        self.share = share
        self.live = live
        self.isLive = isLive
    }

    var isPatient: Bool { live?.isShown == true || state.withLock { $0.size > Self.patience } }

    /// The body on disk, when it went there.
    var spooled: SpoolWriter? { state.withLock { $0.writer } }

    func begin(_ head: ExchangeResponse) async throws {
        let announced = head.value(of: "Content-Length").flatMap { Int($0) } ?? 0
        if announced > Self.heldBytes, head.value(of: "Content-Encoding") == nil {
            let writer = try store.spool(in: session)
            state.withLock { $0.writer = writer }
        } else {
            // Room for all that is announced before the first piece: calls that took it bit by bit would each get some, and
            // none enough.
            let expected = max(0, min(announced, Self.heldBytes))
            try enter(expected)
            state.withLock { $0.body.reserveCapacity(expected) }
        }
        if isLive(head) { live?.begin(head) }
    }

    func take(_ bytes: [UInt8]) async throws -> Bool {
        try await keep(bytes)
    }

    func show(_ bytes: [UInt8]) {
        live?.show(bytes)
    }

    func received() async -> (body: [UInt8], rest: Int) {
        state.withLock { ($0.body, $0.size - $0.body.count) }
    }

    private func keep(_ bytes: [UInt8]) async throws -> Bool {
        if let writer = try writer(for: bytes.count) {
            let held = writer.size == 0 ? state.withLock { $0.body } : []
            if !held.isEmpty {
                guard try await writer.append(held) else { return false }
                shorten()
            }
            guard try await writer.append(bytes) else { return false }
        } else {
            try enter(state.withLock { max(0, $0.body.count + bytes.count - $0.entered) })
        }
        state.withLock { state in
            state.size += bytes.count
            let room = state.writer == nil ? bytes.count : max(0, ExchangeStore.heldBytes - state.body.count)
            state.body += bytes.prefix(room)
        }
        return true
    }

    /// Where the next bytes go; nil for memory.
    private func writer(for count: Int) throws -> SpoolWriter? {
        let (writer, isFull) = state.withLock { ($0.writer, $0.body.count + count > Self.heldBytes) }
        guard writer == nil, isFull else { return writer }
        let made = try store.spool(in: session)
        state.withLock { $0.writer = made }
        return made
    }

    /// What lies on disk need not be held but for its beginning.
    private func shorten() {
        let entered = state.withLock { state in
            state.body = Array(state.body.prefix(ExchangeStore.heldBytes))
            defer { state.entered = 0 }
            return state.entered
        }
        share?.giveBack(copiesOf: entered)
    }

    private func enter(_ count: Int) throws {
        guard count > 0 else { return }
        do { try share?.take(copiesOf: count) } catch {
            throw EgressError(
                .busy, "The answer was given up: too much is being sent and shown at this moment.",
                advice: "What the call did at the server is done. Look there before you execute it again.")
        }
        state.withLock { $0.entered += count }
    }
}
