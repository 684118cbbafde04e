import Synchronization

/// How many calls may be under way, to one origin and in all (THREATS 4.4, L3).
///
/// A class, because all calls share it.
final class CallSlots: Sendable {
    private struct State {
        var total = 0
        var origins: [Origin: Int] = [:]
    }

    private let perOrigin: Int
    private let inAll: Int
    private let state = Mutex(State())

    init(perOrigin: Int, inAll: Int) {
        self.perOrigin = perOrigin
        self.inAll = inAll
    }

    /// Takes a slot; `busy` when there is none.
    func enter(_ origin: Origin) throws(EgressError) {
        let isFree = state.withLock { state in
            let current = state.origins[origin, default: 0]
            guard state.total < inAll, current < perOrigin else { return false }
            state.total += 1
            state.origins[origin] = current + 1
            return true
        }
        guard isFree else {
            throw EgressError(
                .busy, "Too many calls are under way (\(perOrigin) to one server, \(inAll) in all).",
                advice: "Wait until one of them is done, or cancel one.")
        }
    }

    func leave(_ origin: Origin) {
        state.withLock { state in
            state.total -= 1
            let left = state.origins[origin, default: 1] - 1
            state.origins[origin] = left > 0 ? left : nil
        }
    }
}
