public import Markup
public import OpenAPI

/// What changed between two versions of an API: by operation, with what breaks callers marked.
public struct ChangesPage: Sendable {
    public var frame: Frame
    /// The version that is compared with.
    public var other: VersionChoice
    public var changes: Changes
    public var filter: ChangesFilter

    public init(frame: Frame, other: VersionChoice, changes: Changes, filter: ChangesFilter = ChangesFilter()) {
        self.frame = frame
        self.other = other
        self.changes = changes
        self.filter = filter
    }

    private var documentID: String { frame.documentID ?? "" }

    private var own: VersionChoice {
        frame.versions.first { $0.id == documentID }
            ?? VersionChoice(id: documentID, name: frame.entry?.version ?? documentID)
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "What changed", name: "changes", current: .changes).html { html in
            html.element(.div, .class("reading")) { html in
                writeHead(into: &html)
                if changes.isCut {
                    html.notice("warn", "The descriptions are too large to be compared in full: this is not all.")
                }
                if changes.isEmpty {
                    html.element(.p, .class("empty"), text: "Nothing changed between these two.")
                } else {
                    writeFilter(into: &html)
                    writeGroups(into: &html)
                }
            }
        }
    }

    private func writeHead(into html: inout HTML) {
        html.element(.header) { html in
            html.element(.h1, text: "What changed")
            html.element(.p, .class("lede")) { html in
                html.text("From ")
                html.element(.a, .href(SitePath.document(other.id).url)) { $0.isolated(other.name) }
                html.text(" to ")
                html.element(.strong) { $0.isolated(own.name) }
                let reverse = SitePath.changes(other.id, documentID).url
                guard html.leads(to: reverse) else { return }
                html.text(" · ")
                html.element(.a, .class("small"), .href(reverse), text: "the other way round")
            }
            let rest = frame.versions.filter {
                $0.id != documentID && $0.id != other.id && html.leads(to: SitePath.changes(documentID, $0.id).url)
            }.prefix(8)
            if !rest.isEmpty {
                html.element(.p, .class("facts")) { html in
                    html.element(.span, text: "Compare with")
                    for version in rest {
                        html.element(.a, .href(SitePath.changes(documentID, version.id).url)) {
                            $0.isolated(version.name)
                        }
                    }
                }
            }
        }
    }

    private func writeFilter(into html: inout HTML) {
        html.element(.nav, .class("actions"), .aria("label", "Filter")) { html in
            write(nil, "All", into: &html)
            for level in Change.Level.allCases where changes.count(level) > 0 {
                let count = Count.grouped(changes.count(level))
                write(level, level == .text ? "\(count) in texts alone" : "\(count) \(level.noun)", into: &html)
            }
        }
        guard filter.operation != nil else { return }
        html.element(.p, .class("muted")) { html in
            html.text("One operation alone. ")
            html.element(
                .a, .href(ChangesFilter(level: filter.level).url(of: documentID, since: other.id)), text: "Show all")
        }
    }

    private func write(_ level: Change.Level?, _ label: String, into html: inout HTML) {
        let isCurrent = level == filter.level
        html.element(
            .a, .class(isCurrent ? "button button-small button-primary" : "button button-small"),
            .href(ChangesFilter(level: level, operation: filter.operation).url(of: documentID, since: other.id)),
            .when(isCurrent, .aria("current", "page")), text: label)
    }

    /// The changes of this page; a group that began on the page before has its heading here too.
    private func writeGroups(into html: inout HTML) {
        let groups = filter.groups(of: changes)
        let total = groups.reduce(0) { $0 + $1.changes.count }
        let last = max(1, (total + ChangesFilter.size - 1) / ChangesFilter.size)
        let page = min(filter.page, last)
        var skipped = (page - 1) * ChangesFilter.size
        var left = ChangesFilter.size
        for (group, list) in groups where left > 0 {
            let shown = list.dropFirst(skipped).prefix(left)
            skipped = max(0, skipped - list.count)
            guard !shown.isEmpty else { continue }
            left -= shown.count
            ChangeGroup(documentID: documentID, other: other, own: own, operation: group.operation, changes: shown)
                .write(into: &html)
        }
        if total == 0 { html.element(.p, .class("empty"), text: "No change of that kind.") }
        html.pager(page: page, size: ChangesFilter.size, total: total, noun: "change") { number in
            ChangesFilter(level: filter.level, operation: filter.operation, page: number)
                .url(of: documentID, since: other.id)
        }
    }
}

extension Change.Level {
    /// What several of a level are called.
    var noun: String { self == .warning ? "may break" : rawValue }
}
