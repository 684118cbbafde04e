import Synchronization

/// How many calls may be under way, to one origin and in all (THREATS 4.4, L3). What comes beyond waits for its turn, first
/// come first served, for a bounded time and in a bounded row.
///
/// A class, because all calls share it.
final class CallSlots: Sendable {
    /// Calls that wait at most; one more is refused at once.
    static let rowLimit = 256

    private struct Waiter {
        let number: Int
        let origin: Origin
        let turn: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var total = 0
        var origins: [Origin: Int] = [:]
        var row: [Waiter] = []
        /// Those who have their slot and do not know it yet.
        var granted: Set<Int> = []
        /// Those who gave up before they stood in the row.
        var gone: Set<Int> = []
        var last = 0
    }

    private let perOrigin: Int
    private let inAll: Int
    private let state = Mutex(State())

    init(perOrigin: Int, inAll: Int) {
        self.perOrigin = perOrigin
        self.inAll = inAll
    }

    /// How many wait.
    var waiting: Int { state.withLock { $0.row.count } }

    /// Takes a slot, after waiting for one where none is free; `busy` when none comes in time, `cancelled` with its task.
    func enter(_ origin: Origin, within limit: Duration) async throws(EgressError) {
        let number = state.withLock { state -> Int? in
            if take(origin, in: &state) { return nil }
            state.last += 1
            return state.last
        }
        guard let number else { return }
        let hasTurn = try? await within(ContinuousClock.now + limit) { await self.turn(number, origin) }
        let isGranted = state.withLock { state in
            state.gone.remove(number)
            return state.granted.remove(number) != nil
        }
        if hasTurn == true, isGranted, !Task.isCancelled { return }
        if isGranted { leave(origin) }
        if Task.isCancelled { throw .cancelled }
        throw EgressError(
            .busy, "Too many calls are under way (\(perOrigin) to one server, \(inAll) in all).",
            advice: "Wait until one of them is done, or cancel one.")
    }

    /// Gives a slot back, to the first in the row for whom it is free.
    func leave(_ origin: Origin) {
        let next = state.withLock { state -> Waiter? in
            state.total -= 1
            let left = state.origins[origin, default: 1] - 1
            state.origins[origin] = left > 0 ? left : nil
            guard let place = state.row.firstIndex(where: { isFree($0.origin, in: state) }) else { return nil }
            let next = state.row.remove(at: place)
            _ = take(next.origin, in: &state)
            state.granted.insert(next.number)
            return next
        }
        next?.turn.resume(returning: true)
    }

    /// Stands in the row until a slot comes; false when the row is full or the task gives up.
    private func turn(_ number: Int, _ origin: Origin) async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { turn in
                let outcome = state.withLock { state -> Bool? in
                    if take(origin, in: &state) {
                        state.granted.insert(number)
                        return true
                    }
                    guard state.gone.remove(number) == nil, state.row.count < Self.rowLimit else { return false }
                    state.row.append(Waiter(number: number, origin: origin, turn: turn))
                    return nil
                }
                if let outcome { turn.resume(returning: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                guard let place = state.row.firstIndex(where: { $0.number == number }) else {
                    state.gone.insert(number)
                    return nil
                }
                return state.row.remove(at: place)
            }
            waiter?.turn.resume(returning: false)
        }
    }

    private func isFree(_ origin: Origin, in state: State) -> Bool {
        state.total < inAll && state.origins[origin, default: 0] < perOrigin
    }

    private func take(_ origin: Origin, in state: inout State) -> Bool {
        guard isFree(origin, in: state) else { return false }
        state.total += 1
        state.origins[origin, default: 0] += 1
        return true
    }
}
