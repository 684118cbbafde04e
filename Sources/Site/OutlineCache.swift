import OpenAPI
import Pages
import Synchronization
import TokenDesk

/// What is made once for a revision of a description and holds for all of its pages: outline and search.
final class OutlineCache: Sendable {
    private struct Kept: Sendable {
        let revision: Int
        let outline: Outline
        var search: DocumentSearch?
        var desk: DeskAPI?
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
        kept.withLock { kept in
            var now = kept[entry.id] ?? Kept(revision: entry.revision, outline: outline)
            guard now.revision == entry.revision else { return }
            now.search = search
            kept[entry.id] = now
        }
        return search.results(for: query)
    }

    /// What tokens for a description's API can be made of, without its resources, which change by themselves.
    func deskAPI(of entry: Catalog.Entry) -> DeskAPI? {
        guard let document = entry.document, let outline = outline(of: entry) else { return nil }
        if let desk = current(entry)?.desk { return desk }
        let desk = DeskAPI(
            id: entry.id.description, title: entry.title, document: document, offer: RightsOffer(of: document))
        kept.withLock { kept in
            var now = kept[entry.id] ?? Kept(revision: entry.revision, outline: outline)
            guard now.revision == entry.revision else { return }
            now.desk = desk
            kept[entry.id] = now
        }
        return desk
    }

    private func current(_ entry: Catalog.Entry) -> Kept? {
        kept.withLock { kept in
            guard let found = kept[entry.id], found.revision == entry.revision else { return nil }
            return found
        }
    }
}
