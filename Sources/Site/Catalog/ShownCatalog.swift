import OpenAPI
import Synchronization

/// The catalog as readers see it: without operations marked `x-internal`, unless the operator shows them. Pages, lists,
/// searches and comparisons know no other, so that none of them has to leave anything out.
final class ShownCatalog: Sendable {
    private let catalog: Catalog
    private let showsInternal: Bool
    /// What was made of each description's newest revision.
    private let kept = Mutex<[CatalogID: (revision: Int, document: Document)]>([:])

    init(_ catalog: Catalog, showsInternal: Bool) {
        self.catalog = catalog
        self.showsInternal = showsInternal
    }

    /// The descriptions in order.
    var entries: [Catalog.Entry] { catalog.entries.map(shown) }

    /// Grows with every change of any description.
    var change: Int { catalog.change }

    /// The description of that name, nil when there is none.
    func entry(_ id: CatalogID) -> Catalog.Entry? { catalog.entry(id).map(shown) }

    private func shown(_ entry: Catalog.Entry) -> Catalog.Entry {
        guard !showsInternal, let document = entry.document else { return entry }
        let known = kept.withLock { $0[entry.id] }
        if let known, known.revision == entry.revision { return entry.showing(known.document) }
        let made = document.withoutInternal()
        kept.withLock { $0[entry.id] = (entry.revision, made) }
        return entry.showing(made)
    }
}
