import Markup

/// The versions of the API that a page belongs to, to go to the same thing in another one.
struct VersionMenu {
    /// Versions that are listed; the catalog lists all.
    private static let limit = 12

    let frame: Frame

    private var current: VersionChoice? { frame.versions.first { $0.id == frame.documentID } }

    /// The menu of the top line; nothing where there is one version.
    func write(into html: inout HTML) {
        guard let current, frame.versions.count > 1 else { return }
        html.element(.details, .class("version-menu"), .data("behavior", "menu")) { html in
            html.element(.summary, .class("badge"), .aria("label", "Version \(VisibleText.of(current.name)): others")) {
                html in
                html.isolated(current.name)
                html.icon("chevron")
            }
            html.element(.div, .class("menu")) { html in
                html.element(.p, .class("menu-title"), .id("versions-title"), text: "Versions")
                html.element(.nav, .aria("labelledby", ElementID("versions-title"))) { writeLinks(into: &$0) }
            }
        }
    }

    /// The same at the top of the sidebar, for windows that have no room in the top line.
    func writeList(into html: inout HTML) {
        guard let current, frame.versions.count > 1 else { return }
        html.element(.details, .class("s-versions")) { html in
            html.element(.summary, .class("s-tag fold")) { html in
                html.element(.span) { html in
                    html.text("Version ")
                    html.isolated(current.name)
                }
                html.element(.small, text: String(frame.versions.count))
            }
            writeLinks(into: &html)
        }
    }

    private func writeLinks(into html: inout HTML) {
        for version in frame.versions.prefix(Self.limit) {
            html.element(
                .a, .href(version.path.url), .when(version.id == frame.documentID, .aria("current", "true"))
            ) { html in html.element(.span) { $0.isolated(version.name) } }
        }
        if frame.versions.count > Self.limit, !frame.isFile, let title = frame.entry?.title {
            html.element(.a, .href(CatalogFilter(words: title).url)) { html in
                html.element(.span, text: "All \(frame.versions.count) versions")
            }
        }
        guard let since = frame.since ?? others.first, let id = frame.documentID,
            html.leads(to: SitePath.changes(id, since.id).url)
        else { return }
        html.element(.a, .class("menu-more"), .href(SitePath.changes(id, since.id).url)) { html in
            html.element(.span) { html in
                html.text("What changed since ")
                html.isolated(since.name)
            }
        }
    }

    private var others: [VersionChoice] { frame.versions.filter { $0.id != frame.documentID } }
}

extension Frame {
    /// The version before, when what changed since then is known.
    fileprivate var since: VersionChoice? { changes.map { VersionChoice(id: $0.id, name: $0.version) } }
}
