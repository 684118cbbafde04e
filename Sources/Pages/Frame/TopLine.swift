import Markup

/// The one line at the top of every page.
struct TopLine {
    let frame: Frame
    let hasSidebar: Bool

    func write(into html: inout HTML) {
        html.element(.header, .class("top")) { html in
            if hasSidebar {
                html.element(
                    .a, .class("button button-quiet drawer-button"), .href(SafeURL(path: "#navigation")),
                    .data("behavior", "drawer"), .aria("label", "Operations")
                ) { $0.icon("menu") }
            }
            writeBrand(into: &html)
            if let id = frame.documentID, frame.outline != nil { writeSearch(id, into: &html) }
            html.element(.div, .class("top-actions")) { writeActions(into: &$0) }
        }
    }

    private func writeBrand(into html: inout HTML) {
        let home = frame.documentID.map { SitePath.document($0) } ?? .catalog
        html.element(.a, .class("top-brand"), .href(home.url)) { html in
            html.element(.span, .class("icon icon-mark mark"), .aria("hidden", true))
            html.element(.span, text: VisibleText.of(frame.entry?.title ?? frame.siteTitle))
        }
        if let entry = frame.entry {
            let hasMenu = frame.versions.count > 1
            VersionMenu(frame: frame).write(into: &html)
            html.element(.span, .class("top-badges")) { html in
                html.versionBadges(hasMenu ? "" : entry.version, entry.specification)
            }
        }
        if frame.catalog.count > 1 {
            html.element(
                .a, .class("button button-quiet top-wide"), .href(SitePath.catalog.url),
                text: "Select a definition")
        }
    }

    private func writeSearch(_ id: String, into html: inout HTML) {
        let path = SitePath.search(id)
        html.element(
            .form, .class("top-search"), .role("search"), .method("get"), .action(path.url),
            .data("fragment", path.url(part: .results)),
            .when(frame.isFile, .data("index", SitePath.searchIndex(id).url))
        ) { html in
            html.empty(
                .input, .class("input"), .type("search"), .name(FieldName.search.text), .id("search"),
                .placeholder("Search"), .aria("label", "Search operations and schemas"), .autocomplete("off"))
            html.icon("search")
            html.element(.kbd, .class("js"), .aria("hidden", true), text: "/")
        }
    }

    private func writeActions(into html: inout HTML) {
        if let id = frame.documentID, let outline = frame.outline {
            let url = outline.serverURL(frame.server)
            html.element(
                .a, .class("top-server"), .href(SafeURL(path: SitePath.document(id).text + "#servers")),
                .title("Server: \(VisibleText.of(url))")
            ) { html in
                html.icon("server")
                html.element(.code, text: VisibleText.of(url))
            }
            html.authorizeButton(frame)
        }
        if !frame.isFile { writeTheme(into: &html) }
        html.element(
            .button, .type("button"), .class("button button-quiet top-wide js"),
            .data("behavior", "shortcuts"), .aria("label", "Keys"), .title("Keys")
        ) { $0.icon("keys") }
        if !frame.isFile { UserMenu(frame: frame).write(into: &html) }
    }

    private func writeTheme(into html: inout HTML) {
        html.element(.form, .class("top-wide"), .method("post"), .action(SitePath.theme.url)) { html in
            html.sessionFields(frame, back: frame.address)
            html.element(
                .button, .class("button button-quiet"), .name(FieldName.theme.text),
                .value(frame.theme.next.rawValue),
                .aria("label", "Colours: \(frame.theme.rawValue). Change to \(frame.theme.next.rawValue)"),
                .title("Colours: \(frame.theme.rawValue)")
            ) { $0.icon(frame.theme.icon) }
        }
    }
}

extension HTML {
    /// The badges with the description's version and the specification's.
    mutating func versionBadges(_ version: String, _ specification: String) {
        if !version.isEmpty {
            element(.span, .class("badge"), .title("Version of the API"), text: VisibleText.of(version))
        }
        if !specification.isEmpty {
            let patch = specification.utf8.indices.filter { specification.utf8[$0] == UInt8(ascii: ".") }.dropFirst()
                .first
            let short = String(specification[..<(patch ?? specification.endIndex)])
            element(
                .span, .class("badge badge-accent"), .title("OpenAPI \(VisibleText.of(specification))"),
                text: "OAS \(VisibleText.of(short))")
        }
    }

    /// The green button: an open padlock until every scheme has its credential. Nothing when the description has none.
    mutating func authorizeButton(_ frame: Frame) {
        guard !frame.isFile, let id = frame.documentID, let outline = frame.outline, !outline.schemeNames.isEmpty else {
            return
        }
        let isClosed = outline.schemeNames.isSubset(of: frame.authorized)
        let path = SitePath.authorize(id)
        element(
            .a, .class("button button-authorize"), .href(path.url), .data("behavior", "authorize"),
            .data("fragment", path.url(part: .dialog)), .data("state", isClosed ? "closed" : "open")
        ) { html in
            html.text("Authorize")
            html.icon(isClosed ? "lock" : "unlock")
        }
    }
}

extension Theme {
    /// The name of its icon.
    var icon: String {
        switch self {
        case .auto: "theme"
        case .light: "sun"
        case .dark: "moon"
        }
    }
}
