import OpenAPI
import Synchronization

/// What one version of a description says of requests: the operation that each means, and that operation's access rule.
/// Both are kept, within bounds, for the next request of the kind.
///
/// A class because all event loops share it.
final class RuleBook: Sendable {
    /// What a request means.
    struct Entry: Sendable {
        let match: OperationMatch
        let rule: AccessRule
    }

    private struct Key: Hashable {
        let method: String
        let path: String
    }

    private struct State {
        var rules: [OperationID: AccessRule] = [:]
        var entries: [Key: Entry] = [:]
    }

    /// Kept paths, and the bytes of each: callers choose paths, so neither may grow.
    private static let (pathLimit, pathBytes) = (1024, 256)

    let document: Document
    private let state = Mutex(State())

    init(_ document: Document) {
        self.document = document
    }

    /// What a request means; nil when the description has no such operation.
    ///
    /// - Parameter path: in ASCII, as ``RequestTarget`` has checked: equal texts are equal bytes.
    func entry(method: String, path: String) -> Entry? {
        let key = Key(method: method, path: path)
        if let known = state.withLock({ $0.entries[key] }) { return known }
        guard let match = document.match(method: method, path: path) else { return nil }
        let entry = Entry(match: match, rule: rule(of: match.operation))
        guard path.utf8.count <= Self.pathBytes else { return entry }
        state.withLock { state in
            if state.entries.count >= Self.pathLimit { state.entries.removeAll(keepingCapacity: true) }
            state.entries[key] = entry
        }
        return entry
    }

    private func rule(of operation: OpenAPI.Operation) -> AccessRule {
        let id = operation.id
        if let known = state.withLock({ $0.rules[id] }) { return known }
        let rule = AccessRule(of: operation)
        state.withLock { $0.rules[id] = rule }
        return rule
    }
}
