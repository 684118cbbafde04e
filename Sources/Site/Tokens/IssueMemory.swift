import Synchronization
import TokenDesk

/// Which forms have made a token already, so that a reload or a second press makes no second one (THREATS D5).
final class IssueMemory: Sendable {
    /// Forms remembered at most; the oldest make room.
    static let countLimit = 10_000

    private struct State {
        var tokens: [String: TokenID?] = [:]
        var order: [String] = []
    }

    private let state = Mutex(State())

    /// What a form has done before.
    enum Past: Sendable, Hashable {
        /// Nothing: it is being done now, by whoever asked.
        case none
        /// It is being done at the moment.
        case underWay
        case made(TokenID)
    }

    /// Takes up a form, by its session and its own key.
    func begin(_ key: String, in session: String) -> Past {
        let name = session + " " + key
        return state.withLock { state in
            if let known = state.tokens[name] { return known.map(Past.made) ?? .underWay }
            state.tokens[name] = .some(nil)
            state.order.append(name)
            if state.order.count > Self.countLimit { state.tokens[state.order.removeFirst()] = nil }
            return .none
        }
    }

    /// Remembers what a form made; a form that made nothing may be sent again.
    func end(_ key: String, in session: String, made token: TokenID?) {
        let name = session + " " + key
        state.withLock { state in
            guard state.tokens[name] != nil else { return }
            if let token {
                state.tokens[name] = token
            } else {
                state.tokens[name] = nil
                state.order.removeAll { $0 == name }
            }
        }
    }
}
