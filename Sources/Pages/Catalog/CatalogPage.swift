public import Markup

/// All descriptions of the site by API, to pick one, with a search over their names and operations.
public struct CatalogPage: Sendable {
    /// Results of each kind in the list below the field.
    public static let listSize = 6

    public var frame: Frame
    public var listing: CatalogListing
    public var filter: CatalogFilter
    /// What the words are found in; empty without words.
    public var hits: CatalogHits
    /// How many findings descriptions have, by id, as far as that is known.
    public var findings: [String: Int]

    public init(
        frame: Frame, listing: CatalogListing, filter: CatalogFilter = CatalogFilter(),
        hits: CatalogHits = CatalogHits(), findings: [String: Int] = [:]
    ) {
        self.frame = frame
        self.listing = listing
        self.filter = filter
        self.hits = hits
        self.findings = findings
    }

    /// The descriptions that the page shows: those of which findings are worth being counted.
    public var shownIDs: [String] { shown.flatMap { $0.entries.prefix(CatalogCard.limit).map(\.id) } }

    private var found: [CatalogAPI] { filter.apis(of: listing) }

    private var shown: [CatalogAPI] { page(of: found) }

    /// The APIs of this page; a file has them all, for there is no server to ask for the next.
    private func page(of found: [CatalogAPI]) -> [CatalogAPI] {
        if frame.isFile { return found }
        let last = max(1, (found.count + CatalogFilter.size - 1) / CatalogFilter.size)
        return Array(found.dropFirst((min(filter.page, last) - 1) * CatalogFilter.size).prefix(CatalogFilter.size))
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "", name: "catalog").html { html in
            html.element(.div, .class("reading catalog")) { html in
                html.element(.header) { html in
                    html.element(.h1, text: frame.siteTitle)
                    html.element(.p, .class("lede"), text: summary)
                }
                guard !listing.entries.isEmpty else {
                    return html.element(
                        .p, .class("empty"),
                        text:
                            "No description yet. Start Portico with the file or the address of one: portico serve api.yaml"
                    )
                }
                writeForm(into: &html)
                // Where there is no server, a script puts what is found in the place of all.
                if frame.isFile { html.element(.div, .data("results"), .role("status")) }
                html.element(.div, .when(frame.isFile, .data("all"))) { html in
                    writeAPIs(into: &html)
                    writeHits(into: &html)
                }
            }
        }
    }

    private var summary: String {
        guard !listing.entries.isEmpty else { return "Select a definition" }
        let operations = listing.entries.reduce(0) { $0 + $1.operationCount }
        let parts = [
            Count.grouped(listing.apis.count) + (listing.apis.count == 1 ? " API" : " APIs"),
            listing.apis.count == listing.entries.count
                ? nil : Count.grouped(listing.entries.count) + " descriptions",
            Count.grouped(operations) + (operations == 1 ? " operation" : " operations"),
        ]
        return "Select a definition: " + parts.compactMap(\.self).joined(separator: ", ")
    }

    private func writeForm(into html: inout HTML) {
        html.element(.div, .class("catalog-bar")) { html in
            html.element(
                .form, .class("catalog-search", frame.isFile ? "js" : ""), .role("search"), .method("get"),
                .action(SitePath.catalog.url), .data("fragment", SitePath.catalog.url(part: .results)),
                .when(frame.isFile, .data("index", SitePath.searchIndex(nil).url))
            ) { html in
                html.empty(
                    .input, .class("input"), .type("search"), .name(FieldName.search.text), .id("search"),
                    .value(filter.words), .maxlength(256), .placeholder("Search all definitions"),
                    .aria("label", "Search all definitions and their operations"), .autocomplete("off"))
                if filter.order != .name {
                    html.empty(
                        .input, .type("hidden"), .name(FieldName.desk(.sort).text), .value(filter.order.rawValue))
                }
                html.element(.button, .class("button"), text: "Search")
            }
            guard !frame.isFile else { return }
            html.element(.nav, .class("catalog-order"), .aria("label", "Order")) { html in
                for order in CatalogFilter.Order.allCases {
                    let isCurrent = order == filter.order
                    html.element(
                        .a, .href(CatalogFilter(words: filter.words, order: order).url),
                        .when(isCurrent, .aria("current", "true")), text: order.label)
                }
            }
        }
    }

    private func writeAPIs(into html: inout HTML) {
        let found = found
        if found.isEmpty, hits.total == 0 {
            return html.element(.p, .class("empty")) { html in
                html.text("Nothing found. Try a part of a title, a path or a word of a summary. ")
                html.element(.a, .href(SitePath.catalog.url), text: "Show all")
            }
        }
        guard !found.isEmpty else { return }
        html.element(.ol, .class("apis"), .role("list")) { html in
            for api in page(of: found) {
                CatalogCard(api: api, showsAll: found.count == 1, isFile: frame.isFile, findings: findings)
                    .write(into: &html)
            }
        }
        if found.count > CatalogFilter.size || !filter.words.isEmpty, !frame.isFile {
            html.pager(page: filter.page, size: CatalogFilter.size, total: found.count, noun: "API") { number in
                CatalogFilter(words: filter.words, order: filter.order, page: number).url
            }
        }
    }

    private func writeHits(into html: inout HTML) {
        guard hits.total > 0 else { return }
        html.element(.section, .aria("labelledby", ElementID("catalog-hits"))) { html in
            html.element(.h2, .id("catalog-hits"), text: Count.of(hits.total, "operation"))
            html.element(.ol, .class("hits"), .role("list")) { html in
                for hit in hits.hits {
                    html.element(.li) { html in
                        html.element(.a, .href(hit.url)) { hit.write(into: &$0) }
                    }
                }
            }
            if hits.total > hits.hits.count {
                html.element(
                    .p, .class("muted small"),
                    text: "The first \(hits.hits.count) are listed. One word more narrows the search.")
            }
        }
    }

    /// The list alone (`part=results`): options of a list box, for a script that types ahead.
    public func list() -> HTML {
        var html = HTML()
        let found = found
        let count = found.count + hits.total
        let said = count == 0 ? "Nothing found." : Count.of(count, "result")
        html.element(.p, .class("visually-hidden"), .data("said"), text: said)
        guard count > 0 else {
            html.element(.p, .class("empty small"), .aria("hidden", true), text: said)
            return html
        }
        html.element(.div, .class("hits"), .id("search-list"), .role("listbox"), .aria("label", "Results")) { html in
            for (place, api) in found.prefix(Self.listSize).enumerated() {
                option("api", place, SitePath.document(api.entries.first?.id ?? "").url, into: &html) { html in
                    html.element(.span, .class("hit-line")) { html in
                        html.element(.span, .class("hit-api")) { $0.isolated(api.title) }
                        html.element(.span, .class("small muted"), text: Count.of(api.operationCount, "operation"))
                    }
                }
            }
            for (place, hit) in hits.hits.prefix(Self.listSize).enumerated() {
                option("hit", place, hit.url, into: &html) { hit.write(into: &$0) }
            }
            option("all", 0, CatalogFilter(words: filter.words).url, into: &html) { html in
                html.element(.span, .class("hits-all"), text: "All \(Count.of(count, "result"))")
            }
        }
        return html
    }

    private func option(
        _ kind: StaticString, _ place: Int, _ url: SafeURL, into html: inout HTML, _ content: (inout HTML) -> Void
    ) {
        html.element(
            .a, .role("option"), .id(ElementID(kind, place)), .tabindex(-1), .aria("selected", false), .href(url),
            content: content)
    }
}
