import Markup
import OpenAPI

/// Tags and what they stand under, as folds within folds.
extension Sidebar {
    /// What a page sees of the sidebar: which entry it is itself, and what changed since the version before.
    struct View {
        let current: Current
        /// The place of the section that the page is or stands in.
        let section: Int?
        let changes: ChangesSince?
    }

    /// Branches as this page sees them; those that most pages see alike are copied.
    func write(_ branches: [SidebarBranch], depth: Int, seen view: View, into html: inout HTML) {
        let isShared = html.links == nil && view.changes == nil
        for place in branches.indices {
            if isShared, !isOpen(branches[place], view) {
                html.append(branches[place].folded)
            } else {
                write(branches[place], depth: depth, seen: view, into: &html)
            }
        }
    }

    /// A branch with its bytes as pages see it that stand elsewhere.
    func folded(_ branch: SidebarBranch, depth: Int) -> SidebarBranch {
        var folded = branch
        folded.below = branch.below.map { self.folded($0, depth: depth + 1) }
        var html = HTML()
        write(folded, depth: depth, seen: View(current: .none, section: nil, changes: nil), into: &html)
        folded.folded = html
        return folded
    }

    private func isOpen(_ branch: SidebarBranch, _ view: View) -> Bool {
        (isWhole && view.current.isOverview) || view.section.map(branch.sections.contains) == true
    }

    private func write(_ branch: SidebarBranch, depth: Int, seen view: View, into html: inout HTML) {
        if let section = branch.section { return write(section, branch, depth: depth, seen: view, into: &html) }
        // Groups stand open, as headings do; what is nested deeper is folded like tags.
        html.element(.details, .open(depth == 0 || isOpen(branch, view))) { html in
            html.element(.summary, .class("s-group fold")) { html in
                html.element(.span) { $0.isolatedName(branch.title) }
            }
            writeBelow(branch, depth: depth, seen: view, into: &html)
        }
    }

    private func write(_ section: Int, _ branch: SidebarBranch, depth: Int, seen view: View, into html: inout HTML) {
        let part = parts[section]
        let isLazy = !isWhole && view.section != section && !part.entries.isEmpty
        let path = SitePath.tag(id, part.slug)
        let isFetched = isLazy && html.links == nil
        html.element(
            .details, .open(isOpen(branch, view)), .when(isFetched, .data("behavior", "lazy")),
            .when(isFetched, .data("fragment", path.url(part: .navigation)))
        ) { html in
            html.element(.summary, .class("s-tag fold")) { html in
                html.element(.span) { $0.isolatedName(part.title) }
                if !part.entries.isEmpty { html.element(.small, text: String(part.entries.count)) }
            }
            if part.entries.isEmpty {
                html.element(.a, .class("s-more"), .href(path.url), text: "About")
            } else if isLazy {
                html.element(.div, .data("lazy")) { html in
                    html.element(.a, .class("s-more"), .href(path.url), text: "All operations")
                }
            } else {
                writeEntries(part, seen: view, into: &html)
            }
            writeBelow(branch, depth: depth, seen: view, into: &html)
        }
    }

    private func writeBelow(_ branch: SidebarBranch, depth: Int, seen view: View, into html: inout HTML) {
        guard !branch.below.isEmpty else { return }
        // Below a group tags stand where they would stand without it.
        let isIndented = branch.section != nil || depth > 0
        html.element(.div, .when(isIndented, .class("s-nested"))) { html in
            write(branch.below, depth: depth + 1, seen: view, into: &html)
        }
    }
}
