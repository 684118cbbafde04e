import Synchronization

/// The bytes of bodies that are in memory at once, of requests and answers, over all connections (THREATS L4).
///
/// A class because all requests share it.
final class BodyBudget: Sendable {
    /// How often what is read is held until it is done with: as it came, and decoded or sealed.
    static let copies = 2

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
            throw SiteError(.busy, "Too much is being sent and shown at this moment. Try again in a minute.")
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

        /// Whoever forgets a request, its answer unsent, gives back what it took.
        deinit { giveBack() }

        /// Takes what a body of so many bytes needs while it is read and worked with.
        func take(copiesOf count: Int) throws(SiteError) {
            let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: BodyBudget.copies)
            try take(isTooMuch ? .max : bytes)
        }

        /// Takes bytes for this request; throws when the budget has not that many left.
        func take(_ count: Int) throws(SiteError) {
            try budget.take(count)
            taken.withLock { $0 += count }
        }

        /// Gives back what ``take(copiesOf:)`` took for so many bytes.
        func giveBack(copiesOf count: Int) {
            let given = taken.withLock { taken in
                let given = min(taken, max(0, count) * BodyBudget.copies)
                taken -= given
                return given
            }
            budget.give(given)
        }

        /// Gives all back but for so many bytes; tells whether some are still taken.
        @discardableResult
        func giveBack(butFor kept: Int = 0) -> Bool {
            let (given, isUsed) = taken.withLock { taken in
                let given = max(0, taken - kept)
                taken -= given
                return (given, taken > 0)
            }
            budget.give(given)
            return isUsed
        }
    }
}
