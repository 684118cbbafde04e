import Markup
import OpenAPI

/// The navigation of a description as bytes that were written once; a page adds which entry it is itself.
struct Sidebar: Sendable {
    /// Up to this many operations every tag's entries stand in each page; beyond, only those of the open tag do.
    private static let wholeLimit = 80

    let id: String
    let parts: [Part]
    let isWhole: Bool
    private var branches: [SidebarBranch]
    private let places: [String: Int]
    private let hasSchemas: Bool
    private let hasWebhooks: Bool
    /// Nil for a large description that nobody has looked through yet.
    private let problemCount: Int?
    /// The headings of the description's text: chapters beside the operations.
    let chapters: [MarkdownHeading]

    init(document: Document, id: String, sections: [Outline.Section]) {
        self.id = id
        parts = sections.map { Part($0, documentID: id) }
        places = Dictionary(sections.enumerated().map { ($1.slug, $0) }) { first, _ in first }
        branches = SidebarBranch.tree(of: sections)
        isWhole = parts.reduce(0) { $0 + $1.entries.count } <= Self.wholeLimit
        hasSchemas = !document.schemas.isEmpty
        hasWebhooks = !document.webhooks.isEmpty
        problemCount = document.promptDiagnostics?.count
        chapters = Self.chapters(of: document)
        branches = branches.map { folded($0, depth: 0) }
    }

    /// - Parameter frame: knows the other versions of the API, and what changed since the one before.
    func write(current: Current, frame: Frame, into html: inout HTML) {
        html.element(.div, .class("sidebar-scroll")) { html in
            VersionMenu(frame: frame).writeList(into: &html)
            link("Overview", to: SitePath.document(id).text, isCurrent: current.isOverview, into: &html)
            writeChapters(into: &html)
            write(branches, depth: 0, seen: view(from: current, changes: frame.changes), into: &html)
            guard hasSchemas || hasWebhooks || frame.changes != nil || html.links == nil else { return }
            html.element(.div, .class("s-break")) { html in
                if let since = frame.changes {
                    link(
                        "What changed since \(VisibleText.of(since.version))",
                        to: SitePath.changes(id, since.id).text, isCurrent: current.isChanges, into: &html)
                }
                let overview = SitePath.document(id).text
                if hasWebhooks { link("Webhooks", to: overview + "#webhooks", isCurrent: false, into: &html) }
                if hasSchemas { link("Schemas", to: overview + "#schemas", isCurrent: false, into: &html) }
                if html.links == nil {
                    link("History", to: SitePath.history(id).text, isCurrent: current.isHistory, into: &html)
                }
                if problemCount != 0, html.links == nil {
                    link(
                        problemCount.map { "Problems (\($0))" } ?? "Problems", to: SitePath.problems(id).text,
                        isCurrent: current.isProblems,
                        into: &html)
                }
            }
        }
    }

    /// The entries of one section, as a fragment.
    func entries(slug: String, changes: ChangesSince?) -> HTML {
        var html = HTML()
        guard let place = places[slug] else { return html }
        writeEntries(parts[place], seen: view(from: .none, changes: changes), into: &html)
        return html
    }

    private func view(from current: Current, changes: ChangesSince?) -> View {
        View(current: current, section: current.slug.flatMap { places[$0] }, changes: changes)
    }

    private func link(_ text: String, to path: String, isCurrent: Bool, into html: inout HTML) {
        html.element(.a, .href(SafeURL(path: path)), .when(isCurrent, .aria("current", "page"))) { html in
            html.element(.span, text: text)
        }
    }
}
