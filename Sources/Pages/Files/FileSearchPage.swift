import Markup
import OpenAPI

/// The search of pages that are kept as files: a script fills the list in.
struct FileSearchPage {
    let frame: Frame

    /// The whole page.
    func html() -> HTML {
        PageShell(frame: frame, title: "Search", name: "search").html { html in
            html.element(.div, .class("reading narrow")) { html in
                html.element(.header) { $0.element(.h1, text: "Search") }
                html.element(
                    .form, .class("servers-line"), .method("get"),
                    .action(SitePath.search(frame.documentID ?? "").url)
                ) { html in
                    html.empty(
                        .input, .class("input"), .type("search"), .name(FieldName.search.text), .value(""),
                        .aria("label", "Words"), .autofocus(true))
                    html.element(.button, .class("button"), text: "Search")
                }
                html.element(.div, .data("results"), .role("status"))
                html.element(.p, .class("no-js")) { html in
                    html.text("Searching these pages needs scripts. All operations stand in the ")
                    html.element(.a, .href(SitePath.document(frame.documentID ?? "").url), text: "overview")
                    html.text(".")
                }
            }
        }
    }
}
