import Synchronization

/// The bytes of request bodies that are in memory at once, over all connections (THREATS L4).
///
/// A class because all requests share it.
final class BodyBudget: Sendable {
    private let limit: Int
    private let taken = Mutex(0)

    /// A budget of so many bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// Bytes taken and not given back.
    var used: Int { taken.withLock { $0 } }

    /// Takes bytes; throws when there are not that many left.
    fileprivate func take(_ count: Int) throws(SiteError) {
        let isTaken = taken.withLock { taken in
            guard count <= limit - taken else { return false }
            taken += count
            return true
        }
        guard isTaken else {
            throw SiteError(.busy, "Too many large forms are being sent at this moment. Send yours again in a minute.")
        }
    }

    fileprivate func give(_ count: Int) {
        taken.withLock { $0 -= count }
    }

    /// What one request has of the budget.
    ///
    /// A class because the request's middleware gives back what its action takes.
    final class Share: Sendable {
        private let budget: BodyBudget
        private let taken = Mutex(0)

        init(of budget: BodyBudget) {
            self.budget = budget
        }

        /// Takes bytes for this request; throws when the budget has not that many left.
        func take(_ count: Int) throws(SiteError) {
            try budget.take(count)
            taken.withLock { $0 += count }
        }

        /// Gives all back.
        func giveBack() {
            let count = taken.withLock { taken in
                defer { taken = 0 }
                return taken
            }
            budget.give(count)
        }
    }
}
