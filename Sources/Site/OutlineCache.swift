import OpenAPI
import Pages
import Synchronization

/// What is made once for a revision of a description and holds for all of its pages: outline and search.
final class OutlineCache: Sendable {
    private struct Kept: Sendable {
        let revision: Int
        let outline: Outline
        var search: DocumentSearch?
    }

    private let kept = Mutex<[CatalogID: Kept]>([:])

    /// The outline of a description as it is now, nil when it has never been read.
    func outline(of entry: Catalog.Entry) -> Outline? {
        guard let document = entry.document else { return nil }
        if let found = current(entry) { return found.outline }
        let outline = Outline(document: document, id: entry.id.description)
        kept.withLock { $0[entry.id] = Kept(revision: entry.revision, outline: outline) }
        return outline
    }

    /// What a query finds in a description; the first query of a revision builds its index.
    func search(in entry: Catalog.Entry, for query: String) -> [DocumentSearch.Result] {
        guard let document = entry.document, let outline = outline(of: entry) else { return [] }
        if let search = current(entry)?.search { return search.results(for: query) }
        let search = DocumentSearch(document)
        kept.withLock { $0[entry.id] = Kept(revision: entry.revision, outline: outline, search: search) }
        return search.results(for: query)
    }

    private func current(_ entry: Catalog.Entry) -> Kept? {
        kept.withLock { kept in
            guard let found = kept[entry.id], found.revision == entry.revision else { return nil }
            return found
        }
    }
}
