import Synchronization

/// What was found out about paths, kept within bounds for the next request of the kind.
///
/// A class because all event loops share it.
final class PathCache: Sendable {
    private struct Key: Hashable {
        let method: String
        let path: String
    }

    /// Kept paths, and the bytes of each: callers choose paths, so neither may grow.
    private static let (pathLimit, pathBytes) = (1024, 256)

    private let kept = Mutex<[Key: GateRules.Match]>([:])

    /// What is kept of a request's path, else what `find` says of it.
    ///
    /// - Parameter path: in ASCII, as ``RequestTarget`` has checked: equal texts are equal bytes.
    func match(method: String, path: String, _ find: () -> GateRules.Match?) -> GateRules.Match? {
        let key = Key(method: method, path: path)
        if let known = kept.withLock({ $0[key] }) { return known }
        guard let match = find() else { return nil }
        guard path.utf8.count <= Self.pathBytes else { return match }
        kept.withLock { kept in
            if kept.count >= Self.pathLimit { kept.removeAll(keepingCapacity: true) }
            kept[key] = match
        }
        return match
    }
}
