import OpenAPI
import Pages
import Synchronization

/// What is made once for a state of the catalog: its listing, and the names that are searched on its page.
final class CatalogCache: Sendable {
    private struct Kept: Sendable {
        var listing: (change: Int, value: CatalogListing)?
        var names: [CatalogID: (revision: Int, value: OperationNames)] = [:]
        /// Descriptions that somebody counts the findings of already.
        var counting: Set<CatalogID> = []
    }

    /// Operations of one description that are looked at, and newer versions in which they are looked for.
    private static let foundLimit = 1_000
    private static let newerLimit = 4

    private let kept = Mutex(Kept())

    /// The descriptions by API.
    func listing(of catalog: ShownCatalog) -> CatalogListing {
        let change = catalog.change
        if let known = kept.withLock({ $0.listing }), known.change == change { return known.value }
        let made = CatalogListing(catalog.entries)
        kept.withLock { $0.listing = (change, made) }
        return made
    }

    /// The operations of all descriptions that have some words. Runs where it keeps nobody waiting.
    func hits(for text: String, in catalog: ShownCatalog) async -> CatalogHits {
        let words = CatalogWords(text)
        guard !words.isEmpty else { return CatalogHits() }
        return await Task.detached { self.find(words, in: catalog) }.value
    }

    private func find(_ words: CatalogWords, in catalog: ShownCatalog) -> CatalogHits {
        var hits = CatalogHits()
        for group in listing(of: catalog).groups.groups {
            var newer: [Document] = []
            for entry in group.entries {
                guard let document = entry.document else { continue }
                let found = names(of: entry, document).find(
                    words, of: [entry.title, entry.id.description, entry.version], limit: Self.foundLimit)
                // An operation that a newer version has too is found there.
                let own = found.operations.filter { operation in
                    !newer.contains { $0.counterpart(of: operation) != nil }
                }
                hits.total += newer.isEmpty ? found.total : own.count
                hits.hits += own.prefix(CatalogHits.limit - hits.hits.count).map {
                    CatalogHit(
                        documentID: entry.id.description, title: entry.title, version: entry.version, operation: $0)
                }
                if newer.count < Self.newerLimit { newer.append(document) }
            }
        }
        return hits
    }

    private func names(of entry: Catalog.Entry, _ document: Document) -> OperationNames {
        if let known = kept.withLock({ $0.names[entry.id] }), known.revision == entry.revision { return known.value }
        let made = OperationNames(document)
        kept.withLock { $0.names[entry.id] = (entry.revision, made) }
        return made
    }

    /// The numbers of findings of descriptions as far as they are known; the others are counted aside, for the next time.
    func findings(of ids: [String], in catalog: ShownCatalog) -> [String: Int] {
        var known: [String: Int] = [:]
        var unknown: [Catalog.Entry] = []
        for id in ids {
            guard let entry = catalog.entry(CatalogID(name: id)), let document = entry.document else { continue }
            if let count = document.knownDiagnosticCount { known[id] = count } else { unknown.append(entry) }
        }
        let waiting = kept.withLock { kept in unknown.filter { kept.counting.insert($0.id).inserted } }
        guard !waiting.isEmpty else { return known }
        Task.detached(priority: .background) {
            for entry in waiting {
                _ = entry.document?.diagnostics
                self.kept.withLock { _ = $0.counting.remove(entry.id) }
            }
        }
        return known
    }
}
