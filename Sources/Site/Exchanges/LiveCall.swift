import Execution
import Synchronization

/// A call under way, which can be stopped, and whose answer may be shown while it comes.
///
/// A class, because whoever makes the call, whoever follows it and whoever stops it share it.
final class LiveCall: Sendable {
    /// Bytes of an answer that are shown as they come; what follows is kept and shown at the end.
    static let shownBytes = 1_048_576
    /// Bytes that come without being shown until who follows is told how many there are.
    private static let toldBytes = 262_144
    /// For an answer to come to its end before it counts as one to follow.
    static let grace = Duration.milliseconds(250)

    private struct State {
        var head: ExchangeResponse?
        var pending: [UInt8] = []
        var size = 0
        var shown = 0
        var told = 0
        var isShown = false
        var isOver = false
        var isStopped = false
        var kept: KeptExchange?
        var sending: Task<Exchange, Never>?
        var timer: Task<Void, Never>?
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// Names the call in the address that stops it: 128 random bits.
    let id: String
    private let executor: (any TaskExecutor)?
    private let state = Mutex(State())

    /// - Parameter executor: where its requests are sent from; nil for anywhere.
    init(id: String, executor: (any TaskExecutor)? = nil) {
        self.id = id
        self.executor = executor
    }

    /// Whether somebody sees the pieces as they come.
    var isShown: Bool { state.withLock { $0.isShown } }

    /// What the call came to; nil when it was refused or could not be kept.
    var kept: KeptExchange? { state.withLock { $0.kept } }

    /// Bytes that came.
    var size: Int { state.withLock { $0.size } }

    /// Whether more came than is shown.
    var isCut: Bool { state.withLock { $0.size > $0.shown } }

    /// Whether somebody had enough of it.
    var isStopped: Bool { state.withLock { $0.isStopped } }

    // MARK: Who makes the call

    /// Sends one of its requests; that ends when whoever waits for it is cancelled, and when the call is stopped.
    func run(_ send: @escaping @Sendable () async -> Exchange) async -> Exchange {
        let task = Task(executorPreference: executor) { await send() }
        let isStopped = state.withLock { state in
            state.sending = task
            return state.isStopped
        }
        if isStopped { task.cancel() }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// An answer begins that is worth following, unless it comes to its end at once.
    func begin(_ head: ExchangeResponse) {
        let timer = Task { [weak self] in
            try? await Task.sleep(for: Self.grace)
            guard !Task.isCancelled else { return }
            self?.change { $0.isShown = !$0.isOver }
        }
        state.withLock { state in
            state.head = head
            state.timer = timer
        }
    }

    /// A piece came.
    func show(_ bytes: [UInt8]) {
        change { state in
            guard state.head != nil else { return }
            let room = bytes.prefix(Self.shownBytes - state.shown)
            state.size += bytes.count
            state.shown += room.count
            state.pending += room
        }
    }

    /// The call is over, and kept if it could be.
    func end(_ kept: KeptExchange? = nil) {
        change { state in
            state.isOver = true
            state.kept = kept ?? state.kept
            state.timer?.cancel()
            state.sending = nil
        }
    }

    // MARK: Who follows it

    /// Waits until the answer is to be followed, whose head this is; nil when the call is over before.
    func head() async -> ExchangeResponse? {
        await wait { $0.isShown || $0.isOver }
        return state.withLock { $0.isShown ? $0.head : nil }
    }

    /// Waits for more of the answer; nothing where more came than is shown, nil when all was given.
    func next() async -> [UInt8]? {
        await wait { !$0.pending.isEmpty || $0.isOver || $0.size - $0.told >= Self.toldBytes }
        return state.withLock { state in
            guard !state.pending.isEmpty || state.size - state.told >= Self.toldBytes else { return nil }
            state.told = state.size
            defer { state.pending = [] }
            return state.pending
        }
    }

    // MARK: Who stops it

    /// Ends the call upstream; what came is kept (THREATS V5).
    func stop() {
        let sending = state.withLock { state in
            state.isStopped = true
            return state.sending
        }
        sending?.cancel()
    }

    /// Waits until the call is over.
    func ended() async {
        await wait { $0.isOver }
    }

    private func change(_ body: (inout State) -> Void) {
        let waiting = state.withLock { state in
            body(&state)
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private func wait(_ isDone: (State) -> Bool) async {
        while true {
            guard state.withLock({ !isDone($0) }) else { return }
            await withCheckedContinuation { continuation in
                let isLate = state.withLock { state in
                    if isDone(state) { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isLate { continuation.resume() }
            }
        }
    }
}
