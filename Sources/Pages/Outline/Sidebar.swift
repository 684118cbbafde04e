import Markup
import OpenAPI

/// The navigation of a description as bytes that were written once; a page adds which entry it is itself.
struct Sidebar: Sendable {
    private struct Entry {
        let operation: Operation
        let html: HTML
    }

    private struct Part {
        let slug: String
        let title: String
        let entries: [Entry]
    }

    /// Up to this many operations every tag's entries stand in each page; beyond, only those of the open tag do.
    private static let wholeLimit = 80

    /// Entries of one tag in a page that is kept as a file, around the page's own: such pages are as many as there are
    /// operations, and together must not grow with their square.
    private static let fileLimit = 100

    let id: String
    private let parts: [Part]
    private let branches: [SidebarBranch]
    private let isWhole: Bool
    private let hasSchemas: Bool
    private let hasWebhooks: Bool
    /// Nil for a large description that nobody has looked through yet.
    private let problemCount: Int?
    /// The headings of the description's text: chapters beside the operations.
    let chapters: [MarkdownHeading]

    init(document: Document, id: String, sections: [Outline.Section]) {
        self.id = id
        parts = sections.map { section in
            Part(
                slug: section.slug, title: section.title,
                entries: section.operations.map { operation in
                    var html = HTML()
                    Self.write(operation, id: id, isCurrent: false, into: &html)
                    return Entry(operation: operation, html: html)
                })
        }
        branches = SidebarBranch.tree(of: sections)
        isWhole = parts.reduce(0) { $0 + $1.entries.count } <= Self.wholeLimit
        hasSchemas = !document.schemas.isEmpty
        hasWebhooks = !document.webhooks.isEmpty
        problemCount = document.promptDiagnostics?.count
        chapters = Self.chapters(of: document)
    }

    func write(current: Current, into html: inout HTML) {
        html.element(.div, .class("sidebar-scroll")) { html in
            link("Overview", to: SitePath.document(id).text, isCurrent: current.isOverview, into: &html)
            writeChapters(into: &html)
            writeBranches(branches, depth: 0, current: current, into: &html)
            guard hasSchemas || hasWebhooks || (problemCount != 0 && html.links == nil) else { return }
            html.element(.div, .class("s-break")) { html in
                let overview = SitePath.document(id).text
                if hasWebhooks { link("Webhooks", to: overview + "#webhooks", isCurrent: false, into: &html) }
                if hasSchemas { link("Schemas", to: overview + "#schemas", isCurrent: false, into: &html) }
                if problemCount != 0, html.links == nil {
                    link(
                        problemCount.map { "Problems (\($0))" } ?? "Problems", to: SitePath.problems(id).text,
                        isCurrent: current.isProblems,
                        into: &html)
                }
            }
        }
    }

    private func writeBranches(_ branches: [SidebarBranch], depth: Int, current: Current, into html: inout HTML) {
        for branch in branches {
            if let section = branch.section {
                write(parts[section], branch, depth: depth, current: current, into: &html)
            } else {
                // Groups stand open, as headings do; what is nested deeper is folded like tags.
                let isOpen = depth == 0 || isOpen(branch, current)
                html.element(.details, .open(isOpen)) { html in
                    html.element(.summary, .class("s-group fold")) { html in
                        html.element(.span) { $0.isolated(branch.title) }
                    }
                    writeBelow(branch, depth: depth, current: current, into: &html)
                }
            }
        }
    }

    private func writeBelow(_ branch: SidebarBranch, depth: Int, current: Current, into html: inout HTML) {
        guard !branch.below.isEmpty else { return }
        // Below a group tags stand where they would stand without it.
        let isIndented = branch.section != nil || depth > 0
        html.element(.div, .when(isIndented, .class("s-nested"))) { html in
            writeBranches(branch.below, depth: depth + 1, current: current, into: &html)
        }
    }

    private func isOpen(_ branch: SidebarBranch, _ current: Current) -> Bool {
        if isWhole, current.isOverview { return true }
        guard let slug = current.slug else { return false }
        return branch.section.map { parts[$0].slug == slug } == true || branch.below.contains { isOpen($0, current) }
    }

    /// The entries of one section, as a fragment.
    func entries(slug: String) -> HTML {
        var html = HTML()
        for part in parts where part.slug == slug { writeEntries(part, current: .none, into: &html) }
        return html
    }

    private func write(
        _ part: Part, _ branch: SidebarBranch, depth: Int, current: Current, into html: inout HTML
    ) {
        let isLazy = !isWhole && current.slug != part.slug && !part.entries.isEmpty
        let path = SitePath.tag(id, part.slug)
        let isFetched = isLazy && html.links == nil
        html.element(
            .details, .open(isOpen(branch, current)), .when(isFetched, .data("behavior", "lazy")),
            .when(isFetched, .data("fragment", path.url(part: .navigation)))
        ) { html in
            html.element(.summary, .class("s-tag fold")) { html in
                html.element(.span) { $0.isolated(part.title) }
                if !part.entries.isEmpty { html.element(.small, text: String(part.entries.count)) }
            }
            if part.entries.isEmpty {
                html.element(.a, .class("s-more"), .href(path.url), text: "About")
            } else if isLazy {
                html.element(.div, .data("lazy")) { html in
                    html.element(.a, .class("s-more"), .href(path.url), text: "All operations")
                }
            } else {
                writeEntries(part, current: current, into: &html)
            }
            writeBelow(branch, depth: depth, current: current, into: &html)
        }
    }

    private func writeEntries(_ part: Part, current: Current, into html: inout HTML) {
        let isFile = html.links != nil
        let entries = isFile ? Self.shown(of: part.entries, around: current) : part.entries[...]
        html.element(.ul) { html in
            for entry in entries {
                let isCurrent = current.isOperation(entry.operation.id)
                if isCurrent || isFile {
                    Self.write(entry.operation, id: id, isCurrent: isCurrent, into: &html)
                } else {
                    html.append(entry.html)
                }
            }
        }
        guard entries.count < part.entries.count else { return }
        html.element(
            .a, .class("s-more"), .href(SitePath.tag(id, part.slug).url),
            text: "All \(Count.of(part.entries.count, "operation"))")
    }

    private static func shown(of entries: [Entry], around current: Current) -> ArraySlice<Entry> {
        guard entries.count > fileLimit else { return entries[...] }
        let own = entries.firstIndex { current.isOperation($0.operation.id) } ?? 0
        let start = min(max(0, own - fileLimit / 2), entries.count - fileLimit)
        return entries[start..<(start + fileLimit)]
    }

    private func link(_ text: String, to path: String, isCurrent: Bool, into html: inout HTML) {
        html.element(.a, .href(SafeURL(path: path)), .when(isCurrent, .aria("current", "page"))) { html in
            html.element(.span, text: text)
        }
    }

    private static func write(_ operation: Operation, id: String, isCurrent: Bool, into html: inout HTML) {
        let path = SitePath.operation(id, operation.id.description)
        html.element(.li) { html in
            html.element(
                .a, .href(path.url), .when(operation.isDeprecated, .class("s-deprecated")),
                .when(isCurrent, .aria("current", "page"))
            ) { html in
                html.element(
                    .b, .class(HTML.methodClass(operation.method)), text: shortMethod(operation.method))
                html.element(.span) { $0.isolated(operation.shortTitle) }
            }
        }
    }

    private static func shortMethod(_ method: String) -> String {
        switch method {
        case "DELETE": "DEL"
        case "OPTIONS": "OPT"
        default: String(VisibleText.of(method).prefix(5))
        }
    }
}
