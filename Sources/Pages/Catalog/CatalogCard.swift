import Markup
import OpenAPI

/// One API of the catalog: its title, and a line for each version.
struct CatalogCard {
    /// Versions that are listed unless it is the only API.
    static let limit = 5
    private static let longLimit = 200

    let api: CatalogAPI
    let showsAll: Bool
    let isFile: Bool
    let findings: [String: Int]

    func write(into html: inout HTML) {
        html.element(.li, .class("api")) { html in
            html.element(.h2) { html in
                html.element(.a, .href(SitePath.document(api.entries.first?.id ?? "").url)) { $0.isolated(api.title) }
            }
            if !api.summary.isEmpty { html.element(.p, .class("api-summary")) { $0.visible(api.summary) } }
            let shown = api.entries.prefix(showsAll || isFile ? Self.longLimit : Self.limit)
            html.element(.ul, .class("api-versions")) { html in
                for (place, entry) in shown.enumerated() {
                    let before = place + 1 < api.entries.count ? api.entries[place + 1] : nil
                    html.element(.li) { write(entry, before: before, into: &$0) }
                }
            }
            if shown.count < api.entries.count, !isFile {
                html.element(
                    .a, .class("small"), .href(CatalogFilter(words: api.title).url),
                    text: "\(api.entries.count - shown.count) more versions")
            }
        }
    }

    private func write(_ entry: CatalogEntry, before: CatalogEntry?, into html: inout HTML) {
        html.element(.a, .class("api-version"), .href(SitePath.document(entry.id).url)) { html in
            html.isolated(entry.version.isEmpty ? entry.id : entry.version)
        }
        html.element(.span, .class("api-facts")) { html in
            if !entry.specification.isEmpty { html.versionBadges("", entry.specification) }
            html.element(
                .span,
                text: Count.grouped(entry.operationCount) + (entry.operationCount == 1 ? " operation" : " operations"))
            if let count = findings[entry.id], count > 0, !isFile {
                html.element(.a, .href(SitePath.problems(entry.id).url), text: Count.of(count, "problem"))
            }
            // Names tell two descriptions of the same version apart.
            if api.entries.count > 1, api.entries.count(where: { $0.version == entry.version }) > 1 {
                html.element(.code) { $0.isolated(entry.id) }
            }
            if entry.problem != nil { html.element(.span, .class("badge badge-bad"), text: "Broken") }
            if let before, before.version != entry.version,
                html.leads(to: SitePath.changes(entry.id, before.id).url)
            {
                html.element(.a, .href(SitePath.changes(entry.id, before.id).url)) { html in
                    html.text("what changed since ")
                    html.isolated(before.version.isEmpty ? before.id : before.version)
                }
            }
        }
        if let problem = entry.problem { html.element(.p, .class("small api-problem")) { $0.visible(problem) } }
    }
}

extension CatalogFilter.Order {
    /// What the order is called.
    var label: String {
        switch self {
        case .name: "Name"
        case .newest: "Newest"
        case .operations: "Operations"
        }
    }
}

extension CatalogHit {
    /// Where it leads.
    var url: SafeURL { SitePath.operation(documentID, operation.id.description).url }

    /// The content of its link.
    func write(into html: inout HTML) {
        html.element(.span, .class("hit-line")) { html in
            html.method(operation.method)
            html.path(operation.path)
        }
        html.element(.span, .class("hit-excerpt")) { html in
            html.element(.b) { html in
                html.isolated(title)
                html.text(" ")
                html.isolated(version)
            }
            if let summary = operation.summary {
                html.text(" ")
                html.isolated(summary)
            }
        }
    }
}
