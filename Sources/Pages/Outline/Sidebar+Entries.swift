import Markup
import OpenAPI

/// The operations of a tag, an entry each.
extension Sidebar {
    /// An operation, as it stands in pages that are not its own.
    ///
    /// A class, as each page walks over many and a copy would count all that an operation refers to.
    final class Entry: Sendable {
        let operation: Operation
        let id: OperationID
        let html: HTML

        init(operation: Operation, html: HTML) {
            self.operation = operation
            id = operation.id
            self.html = html
        }
    }

    /// A section with its entries.
    struct Part: Sendable {
        let slug: String
        let title: String
        let entries: [Entry]

        init(_ section: Outline.Section, documentID: String) {
            slug = section.slug
            title = section.title
            entries = section.operations.map { operation in
                var html = HTML()
                Sidebar.write(operation, id: documentID, isCurrent: false, into: &html)
                return Entry(operation: operation, html: html)
            }
        }
    }

    /// Entries of one tag in a page that is kept as a file, around the page's own: such pages are as many as there are
    /// operations, and together must not grow with their square.
    private static let fileLimit = 100

    /// The entries of a section as a page sees them.
    func writeEntries(_ part: Part, seen view: View, into html: inout HTML) {
        let isFile = html.links != nil
        let entries = isFile ? Self.shown(of: part.entries, around: view.current) : part.entries[...]
        html.element(.ul) { html in
            for entry in entries {
                let isCurrent = view.current.isOperation(entry.id)
                let mark = view.changes?.marks[entry.id]
                if isCurrent || isFile || mark != nil {
                    Self.write(
                        entry.operation, id: id, isCurrent: isCurrent, mark: mark, changes: view.changes, into: &html)
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
                html.element(.span) { $0.isolatedName(operation.shortTitle) }
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
