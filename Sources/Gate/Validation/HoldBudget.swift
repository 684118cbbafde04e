import Synchronization

/// The bytes of requests that all connections together hold while they are checked (THREATS L4).
///
/// A class because all event loops share it.
final class HoldBudget: Sendable {
    private let limit: Int
    private let held = Mutex(0)

    init(_ limit: Int) {
        self.limit = limit
    }

    /// Bytes held now.
    var count: Int { held.withLock { $0 } }

    /// Takes bytes; false when there are not so many left.
    func take(_ bytes: Int) -> Bool {
        held.withLock { held in
            guard held + bytes <= limit else { return false }
            held += bytes
            return true
        }
    }

    func give(_ bytes: Int) {
        held.withLock { $0 -= bytes }
    }
}
