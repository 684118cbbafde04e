import Markup
import OpenAPI

/// What the catalog page shows; it stands whole in the page's address.
public struct CatalogFilter: Hashable, Sendable {
    /// How APIs are put in order.
    public enum Order: String, Hashable, Sendable, CaseIterable {
        case name
        /// Those first whose descriptions were read last.
        case newest
        case operations
    }

    /// APIs of one page.
    public static let size = 40

    public var words: String
    public var order: Order
    /// From 1.
    public var page: Int

    public init(words: String = "", order: Order = .name, page: Int = 1) {
        self.words = words
        self.order = order
        self.page = min(max(1, page), 100_000)
    }

    /// The page's address with this filter.
    var url: SafeURL {
        let query = QueryText.of([(.search, words), (.desk(.sort), order == .name ? "" : order.rawValue)])
        let text = page > 1 ? query + (query.isEmpty ? "?" : "&") + "page=\(page)" : query
        return SafeURL(path: SitePath.catalog.text + text)
    }

    /// The APIs that have all words in a title, a name, a version or a summary, in order.
    func apis(of listing: CatalogListing) -> [CatalogAPI] {
        let words = CatalogWords(self.words)
        let found = listing.apis.filter { api in
            words.isEmpty
                || words.without(
                    [api.title] + api.entries.flatMap { [$0.title, $0.id, $0.version, $0.summary] }
                ).isEmpty
        }
        return found.enumerated().sorted { a, b in
            switch order {
            case .name:
                let names = (a.element.title.lowercased(), b.element.title.lowercased())
                return names.0 == names.1 ? a.offset < b.offset : names.0 < names.1
            case .newest: return a.element.change > b.element.change
            case .operations:
                let counts = (a.element.operationCount, b.element.operationCount)
                return counts.0 == counts.1 ? a.offset < b.offset : counts.0 > counts.1
            }
        }.map(\.element)
    }
}
