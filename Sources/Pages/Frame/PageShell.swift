import Markup

/// What stands around the subject of every whole page: head, top line, sidebar, dialogs.
struct PageShell {
    let frame: Frame
    /// The page's own part of the title.
    let title: String
    /// Names the page's script module, `js/pages/{name}.js`.
    let name: StaticString
    /// Which entry of the sidebar is this page.
    var current: Sidebar.Current = .none

    /// What a page that is kept as a file may load: the files beside it and the pictures that descriptions name. `file:`
    /// is the origin of what is opened from a disk, for which browsers do not agree on `'self'`.
    private static let filePolicy = [
        "default-src 'none'", "script-src 'self' file:", "style-src 'self' file:", "img-src 'self' file: data: https:",
        "form-action 'self' file:", "base-uri 'none'",
    ].joined(separator: "; ")

    /// The page around `content`, which stands in `main`.
    func html(content: (inout HTML) -> Void) -> HTML {
        var html = HTML(capacity: 131_072, links: frame.links)
        html.doctype()
        html.element(.html, .lang("en"), .when(frame.theme != .auto, .data("theme", frame.theme.rawValue))) { html in
            html.element(.head) { writeHead(into: &$0) }
            html.element(.body, .data("page", name.description)) { html in
                writeBody(into: &html, content: content)
            }
        }
        return html
    }

    private func writeHead(into html: inout HTML) {
        html.empty(.meta, .charset("utf-8"))
        if frame.isFile { html.empty(.meta, .httpEquiv("Content-Security-Policy"), .content(Self.filePolicy)) }
        html.empty(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
        html.empty(.meta, .name("color-scheme"), .content("light dark"))
        html.element(.title, text: title.isEmpty ? frame.siteTitle : "\(title) · \(frame.siteTitle)")
        html.empty(.link, .rel("stylesheet"), .href(asset(StyleBundle.file)))
        if let accent = frame.accent {
            html.empty(.link, .rel("stylesheet"), .href(SitePath.accent(accent.digits).url))
        }
        html.empty(.link, .rel("icon"), .type("image/svg+xml"), .href(asset("icons/portico.svg")))
        if frame.isFile {
            html.script(file: asset(ScriptBundle.file))
        } else {
            html.script(module: asset(ScriptBundle.site), nonce: frame.nonce)
        }
    }

    private func writeBody(into html: inout HTML, content: (inout HTML) -> Void) {
        html.element(.a, .class("skip"), .href(SafeURL(path: "#main")), text: "Skip to content")
        TopLine(frame: frame, hasSidebar: frame.outline != nil).write(into: &html)
        if let problem = frame.entry?.problem {
            html.notice(
                "bad", role: "status",
                "The file has changed and cannot be read; this is its last good version. " + problem)
        }
        if let outline = frame.outline {
            html.element(.div, .class("shell")) { html in
                html.element(.nav, .class("sidebar"), .id("navigation"), .aria("label", "Operations")) { html in
                    outline.sidebar.write(current: current, frame: frame, into: &html)
                }
                html.element(.main, .class("main"), .id("main"), .tabindex(-1), content: content)
            }
        } else {
            html.element(.main, .class("main"), .id("main"), .tabindex(-1), content: content)
        }
        Dialogs.write(isFile: frame.isFile, into: &html)
    }

    private func asset(_ file: String) -> SafeURL {
        SafeURL(path: frame.assetBase + "/" + file)
    }
}
