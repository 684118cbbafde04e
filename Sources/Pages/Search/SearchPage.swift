public import Markup
public import OpenAPI

/// What was found for some words: operations, webhooks, schemas and tags, best first.
public struct SearchPage: Sendable {
    /// How many results a page shows, and the list below the field in the top line.
    public static let size = 25
    public static let listSize = 10

    public var frame: Frame
    public var document: Document
    public var query: SearchQuery
    /// From 1.
    public var page: Int
    /// Those of this page.
    public var results: SearchResults
    public var choices: SearchChoices

    public init(
        frame: Frame, document: Document, query: SearchQuery, page: Int = 1, results: SearchResults,
        choices: SearchChoices = SearchChoices()
    ) {
        self.frame = frame
        self.document = document
        self.query = query
        self.page = page
        self.results = results
        self.choices = choices
    }

    private var documentID: String { frame.documentID ?? "" }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Search", name: "search").html { html in
            html.element(.div, .class("reading narrow")) { html in
                html.element(.header) { $0.element(.h1, text: "Search") }
                SearchForm(
                    documentID: documentID, query: query, tags: document.tags.map(\.name), choices: choices
                ).write(into: &html)
                if query.isTooLong {
                    html.element(
                        .p, .class("empty"),
                        text: "That is too long. A search takes \(SearchQuery.limit) bytes at most.")
                } else if query.isEmpty {
                    writeHints(into: &html)
                } else if results.total == 0 {
                    html.element(.p, .class("empty")) { writeNothing(into: &$0) }
                } else {
                    writeHits(into: &html)
                }
            }
        }
    }

    /// The list alone (`part=results`): options of a list box, for a script that types ahead.
    public func list() -> HTML {
        var html = HTML()
        html.element(.p, .class("visually-hidden"), .data("said")) { html in
            if results.total == 0 { writeNothing(into: &html) } else { html.text(Count.of(results.total, "result")) }
        }
        if results.total == 0 {
            html.element(.p, .class("empty small"), .aria("hidden", true)) { writeNothing(into: &$0) }
            return html
        }
        html.element(.div, .class("hits"), .id("search-list"), .role("listbox"), .aria("label", "Results")) { html in
            for (place, result) in results.results.prefix(Self.listSize).enumerated() {
                let hit = SearchHit(documentID: documentID, outline: frame.outline, result: result)
                html.element(
                    .a, .role("option"), .id(ElementID("hit", place)), .tabindex(-1), .aria("selected", false),
                    .href(hit.url)
                ) { hit.write(into: &$0) }
            }
            if results.total > Self.listSize {
                html.element(
                    .a, .class("hits-all"), .role("option"), .id("hit-all"), .tabindex(-1), .aria("selected", false),
                    .href(address(of: 1)), text: "All \(Count.of(results.total, "result"))")
            }
        }
        return html
    }

    private func writeHits(into html: inout HTML) {
        html.element(.ol, .class("hits"), .role("list")) { html in
            for result in results.results {
                let hit = SearchHit(documentID: documentID, outline: frame.outline, result: result)
                html.element(.li) { $0.element(.a, .href(hit.url)) { hit.write(into: &$0) } }
            }
        }
        html.pager(page: page, size: Self.size, total: results.total, noun: "result", url: address)
    }

    private func writeNothing(into html: inout HTML) {
        html.text("Nothing found. Try a part of a path, a name or a word of a summary.")
    }

    private func writeHints(into html: inout HTML) {
        html.element(.div, .class("muted")) { html in
            html.element(
                .p,
                text: "Words are looked for in paths, names, parameters, properties and texts; one with a typing error "
                    + "is found too.")
            html.element(.p) { html in
                html.text("Narrow the search in the same line: ")
                html.element(.code, text: "issue method:get tag:\"pull requests\" scope:read deprecated:no")
            }
        }
    }

    private func address(of page: Int) -> SafeURL {
        let deprecated = query.deprecated.map { $0 ? "yes" : "no" } ?? ""
        let fields: [(SearchField, String)] = [
            (.method, query.method), (.tag, query.tag), (.scope, query.scope), (.deprecated, deprecated),
            (.page, page > 1 ? String(page) : ""),
        ]
        let rest = fields.filter { !$0.1.isEmpty }.map { "&\($0.0.rawValue)=\(PercentEncoding.segment($0.1))" }
        return SafeURL(path: SitePath.search(documentID, query: query.text).text + rest.joined())
    }
}
