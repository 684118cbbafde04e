import OpenAPI
import Pages
import Synchronization
import TokenDesk

/// What is made once for a revision of a description and holds for all of its pages: outline and search.
final class OutlineCache: Sendable {
    private struct Kept: Sendable {
        let revision: Int
        let outline: Outline
        let search: SearchBuild
        var desk: DeskAPI?
    }

    private let kept = Mutex<[CatalogID: Kept]>([:])
    /// What holds for all descriptions together.
    let catalogs = CatalogCache()
    /// What holds for pairs of them.
    let comparisons = ComparisonCache()

    /// The outline of a description as it is now, nil when it has never been read.
    func outline(of entry: Catalog.Entry) -> Outline? {
        guard let document = entry.document else { return nil }
        if let found = current(entry) { return found.outline }
        return make(entry, document).outline
    }

    /// What is found by in a description, nil when it has never been read.
    func search(in entry: Catalog.Entry) -> DocumentSearch? {
        guard let document = entry.document else { return nil }
        return (current(entry) ?? make(entry, document)).search.search
    }

    /// What tokens for a description's API can be made of, without its resources, which change by themselves.
    func deskAPI(of entry: Catalog.Entry) -> DeskAPI? {
        guard let document = entry.document else { return nil }
        let before = current(entry) ?? make(entry, document)
        if let desk = before.desk { return desk }
        let desk = DeskAPI(
            id: entry.id.description, title: entry.title, document: document, offer: RightsOffer(of: document))
        kept.withLock { kept in
            var now = kept[entry.id] ?? before
            guard now.revision == entry.revision else { return }
            now.desk = desk
            kept[entry.id] = now
        }
        return desk
    }

    private func make(_ entry: Catalog.Entry, _ document: Document) -> Kept {
        let made = Kept(
            revision: entry.revision, outline: Outline(document: document, id: entry.id.description),
            search: SearchBuild(document))
        kept.withLock { $0[entry.id] = made }
        made.search.begin()
        return made
    }

    private func current(_ entry: Catalog.Entry) -> Kept? {
        kept.withLock { kept in
            guard let found = kept[entry.id], found.revision == entry.revision else { return nil }
            return found
        }
    }
}
