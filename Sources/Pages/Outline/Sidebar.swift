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
        let group: String?
        let entries: [Entry]
        /// The whole of it as it stands in most pages of a server: folded, with no entry that is the page itself.
        var folded = HTML()
    }

    /// Up to this many operations every tag's entries stand in each page; beyond, only those of the open tag do.
    private static let wholeLimit = 80

    /// Entries of one tag in a page that is kept as a file, around the page's own: such pages are as many as there are
    /// operations, and together must not grow with their square.
    private static let fileLimit = 100

    private let id: String
    private var parts: [Part]
    private let isWhole: Bool
    private let hasSchemas: Bool
    private let hasWebhooks: Bool
    /// Nil for a large description that nobody has looked through yet.
    private let problemCount: Int?
    /// The headings of the description's text: chapters beside the operations.
    private let chapters: [MarkdownHeading]

    init(document: Document, id: String, sections: [Outline.Section]) {
        self.id = id
        parts = sections.map { section in
            Part(
                slug: section.slug, title: section.title, group: section.group,
                entries: section.operations.map { operation in
                    var html = HTML()
                    Self.write(operation, id: id, isCurrent: false, into: &html)
                    return Entry(operation: operation, html: html)
                })
        }
        isWhole = parts.reduce(0) { $0 + $1.entries.count } <= Self.wholeLimit
        hasSchemas = !document.schemas.isEmpty
        hasWebhooks = !document.webhooks.isEmpty
        problemCount = document.promptDiagnostics?.count
        chapters = Self.chapters(of: document)
        for place in parts.indices {
            var html = HTML()
            writeFold(parts[place], current: .none, changes: nil, into: &html)
            parts[place].folded = html
        }
    }

    /// - Parameter frame: knows the other versions of the API, and what changed since the one before.
    func write(current: Current, frame: Frame, into html: inout HTML) {
        html.element(.div, .class("sidebar-scroll")) { html in
            VersionMenu(frame: frame).writeList(into: &html)
            link("Overview", to: SitePath.document(id).text, isCurrent: current.isOverview, into: &html)
            writeChapters(into: &html)
            writeParts(current: current, changes: frame.changes, into: &html)
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

    private static let chapterLimit = 40

    /// The two highest levels that occur.
    private static func chapters(of document: Document) -> [MarkdownHeading] {
        guard let text = document.info.description else { return [] }
        let headings = Markdown.headings(of: text, maximum: 200)
        guard let top = headings.map(\.level).min(), headings.count > 1 else { return [] }
        return Array(headings.filter { $0.level <= top + 1 }.prefix(chapterLimit))
    }

    private func writeChapters(into html: inout HTML) {
        guard let top = chapters.map(\.level).min() else { return }
        html.element(.ul, .class("s-chapters")) { html in
            for chapter in chapters {
                let path = SafeURL(path: SitePath.document(id).text + "#" + chapter.id.text)
                html.element(.li, .when(chapter.level > top, .class("s-inner"))) { html in
                    html.element(.a, .href(path)) { html in
                        html.element(.span) { $0.isolated(chapter.text) }
                    }
                }
            }
        }
    }

    private func writeParts(current: Current, changes: ChangesSince?, into html: inout HTML) {
        var group: String?
        for part in parts {
            if let name = part.group, name != group {
                html.element(.p, .class("s-group")) { $0.isolated(name) }
            }
            group = part.group
            write(part, current: current, changes: changes, into: &html)
        }
    }

    /// The entries of one section, as a fragment.
    func entries(slug: String, changes: ChangesSince?) -> HTML {
        var html = HTML()
        for part in parts where part.slug == slug {
            writeEntries(part, current: .none, changes: changes, into: &html)
        }
        return html
    }

    private func write(_ part: Part, current: Current, changes: ChangesSince?, into html: inout HTML) {
        if html.links == nil, changes == nil, current.slug != part.slug, !(isWhole && current.isOverview) {
            html.append(part.folded)
        } else {
            writeFold(part, current: current, changes: changes, into: &html)
        }
    }

    private func writeFold(_ part: Part, current: Current, changes: ChangesSince?, into html: inout HTML) {
        let isOpen = current.slug == part.slug
        let isLazy = !isWhole && !isOpen
        let path = SitePath.tag(id, part.slug)
        let isFetched = isLazy && html.links == nil
        html.element(
            .details, .open(isOpen || (isWhole && current.isOverview)), .when(isFetched, .data("behavior", "lazy")),
            .when(isFetched, .data("fragment", path.url(part: .navigation)))
        ) { html in
            html.element(.summary, .class("s-tag fold")) { html in
                html.element(.span) { $0.isolated(part.title) }
                html.element(.small, text: String(part.entries.count))
            }
            if isLazy {
                html.element(.div, .data("lazy")) { html in
                    html.element(.a, .class("s-more"), .href(path.url), text: "All operations")
                }
            } else {
                writeEntries(part, current: current, changes: changes, into: &html)
            }
        }
    }

    private func writeEntries(_ part: Part, current: Current, changes: ChangesSince?, into html: inout HTML) {
        let isFile = html.links != nil
        let entries = isFile ? Self.shown(of: part.entries, around: current) : part.entries[...]
        html.element(.ul) { html in
            for entry in entries {
                let isCurrent = current.isOperation(entry.operation.id)
                let mark = changes?.marks[entry.operation.id]
                if isCurrent || isFile || mark != nil {
                    Self.write(
                        entry.operation, id: id, isCurrent: isCurrent, mark: mark, changes: changes, into: &html)
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

    private static func write(
        _ operation: Operation, id: String, isCurrent: Bool, mark: ChangeMark? = nil, changes: ChangesSince? = nil,
        into html: inout HTML
    ) {
        let path = SitePath.operation(id, operation.id.description)
        html.element(.li) { html in
            html.element(
                .a, .href(path.url), .when(operation.isDeprecated, .class("s-deprecated")),
                .when(isCurrent, .aria("current", "page"))
            ) { html in
                html.element(
                    .b, .class(HTML.methodClass(operation.method)), text: shortMethod(operation.method))
                html.element(.span) { $0.isolated(operation.shortTitle) }
                if let mark, let changes { html.changeSign(of: mark, since: changes) }
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
