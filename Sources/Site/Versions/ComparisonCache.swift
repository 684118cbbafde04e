import OpenAPI
import SourceTree
import Synchronization

/// What changed between pairs of loaded descriptions. Each pair is compared once, one pair after the other and off the
/// event loops; the last ones are kept.
actor ComparisonCache {
    /// Two descriptions of the catalog as they are now.
    struct Pair: Hashable, Sendable {
        let old: CatalogID
        let oldRevision: Int
        let new: CatalogID
        let newRevision: Int

        init(old: Catalog.Entry, new: Catalog.Entry) {
            self.old = old.id
            oldRevision = old.revision
            self.new = new.id
            newRevision = new.revision
        }
    }

    /// What is kept of a pair.
    struct Comparison: Sendable {
        let changes: Changes
        let marks: [OperationID: ChangeMark]
    }

    private struct Kept: Sendable {
        var comparisons: [Pair: Comparison] = [:]
        /// Those asked for last stand last.
        var order: [Pair] = []
        var count = 0
        var begun: Set<Pair> = []
    }

    /// Changes that are kept of all pairs together, and pairs.
    private static let limit = 100_000
    private static let pairs = 64
    /// Descriptions up to this size are compared while a page waits.
    private static let promptSize = 512 << 10

    private nonisolated let kept = Mutex(Kept())

    /// What changed between two descriptions, compared now if nobody has asked before.
    func comparison(from old: Catalog.Entry, to new: Catalog.Entry) -> Comparison? {
        let pair = Pair(old: old, new: new)
        if let known = known(pair) { return known }
        guard let before = old.document, let after = new.document else { return nil }
        var limits = ChangeLimits()
        limits.changes = 20_000
        let changes = Changes(from: before, to: after, limits: limits)
        let made = Comparison(changes: changes, marks: changes.marks)
        keep(made, of: pair)
        return made
    }

    /// The same for pages that show it beside their subject: nil while large descriptions are still being compared.
    nonisolated func prompt(from old: Catalog.Entry, to new: Catalog.Entry) async -> Comparison? {
        let pair = Pair(old: old, new: new)
        if let known = known(pair) { return known }
        let size = [old, new].reduce(0) { $0 + ($1.document?.source.bytes.count ?? 0) }
        if size <= Self.promptSize { return await comparison(from: old, to: new) }
        if kept.withLock({ $0.begun.insert(pair).inserted }) {
            Task.detached(priority: .background) {
                _ = await self.comparison(from: old, to: new)
                self.kept.withLock { _ = $0.begun.remove(pair) }
            }
        }
        return nil
    }

    private nonisolated func known(_ pair: Pair) -> Comparison? {
        kept.withLock { kept in
            guard let known = kept.comparisons[pair] else { return nil }
            kept.order.removeAll { $0 == pair }
            kept.order.append(pair)
            return known
        }
    }

    private func keep(_ comparison: Comparison, of pair: Pair) {
        func size(_ comparison: Comparison?) -> Int {
            comparison?.changes.groups.reduce(1) { $0 + $1.changes.count } ?? 0
        }
        kept.withLock { kept in
            kept.comparisons[pair] = comparison
            kept.order.append(pair)
            kept.count += size(comparison)
            while kept.order.count > 1, kept.count > Self.limit || kept.order.count > Self.pairs {
                kept.count -= size(kept.comparisons.removeValue(forKey: kept.order.removeFirst()))
            }
        }
    }
}
