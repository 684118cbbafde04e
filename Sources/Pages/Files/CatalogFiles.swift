import Markup
import OpenAPI

/// The files that stand before several descriptions: the list of all, and what a search over them looks through.
struct CatalogFiles: Sendable {
    /// Names that no description's folder may have.
    static let taken: Set<String> = [page, index, "assets"]
    private static let page = "index.html"
    private static let index = "search-index.js"
    /// Newer versions in which an operation is looked for.
    private static let newerLimit = 4

    let listing: CatalogListing

    /// Decides which file stands for which path.
    init(_ listing: CatalogListing, table: inout FileTable) {
        self.listing = listing
        table.place(.catalog, at: Self.page)
        table.place(.searchIndex(nil), at: Self.index)
    }

    /// How many there are.
    var count: Int { 2 }

    /// Makes them one after the other.
    func write(_ frame: (String) -> Frame, _ body: (StaticSite.File) throws -> Void) rethrows {
        let page = CatalogPage(frame: frame(Self.page), listing: listing)
        try body(.init(path: Self.page, bytes: page.html().bytes))
        try body(.init(path: Self.index, bytes: found(links: frame(Self.index).links)))
    }

    /// Each API, and its operations in the newest version that has them.
    private func found(links: FileLinks?) -> [UInt8] {
        var index = SearchIndexFile(links: links)
        for api in listing.apis { index.add(api) }
        for group in listing.groups.groups {
            var newer: [Document] = []
            for entry in group.entries {
                guard let document = entry.document else { continue }
                for operation in document.operations
                where !newer.contains(where: { $0.counterpart(of: operation) != nil }) {
                    index.add(operation, of: entry.id.description, titled: entry.title)
                }
                if newer.count < Self.newerLimit { newer.append(document) }
            }
        }
        return index.bytes
    }
}
