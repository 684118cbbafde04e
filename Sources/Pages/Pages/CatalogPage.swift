public import Markup

/// All descriptions of the site, to pick one.
public struct CatalogPage: Sendable {
    public var frame: Frame

    public init(frame: Frame) {
        self.frame = frame
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "", name: "catalog").html { html in
            html.element(.div, .class("reading", "narrow")) { html in
                html.element(.header) { html in
                    html.element(.h1, text: frame.siteTitle)
                    html.element(.p, .class("lede"), text: "Select a definition")
                }
                if frame.catalog.isEmpty {
                    html.element(
                        .p, .class("empty"),
                        text:
                            "No description yet. Start Portico with the file or the address of one: portico serve api.yaml"
                    )
                } else {
                    writeCards(into: &html)
                }
            }
        }
    }

    private func writeCards(into html: inout HTML) {
        html.element(.div, .class("cards")) { html in
            for entry in frame.catalog {
                html.element(.a, .class("card"), .href(SitePath.document(entry.id).url)) { html in
                    html.element(.div, .class("title-line")) { html in
                        html.element(.h2) { $0.isolated(entry.title) }
                        html.versionBadges(entry.version, entry.specification)
                        if entry.problem != nil { html.element(.span, .class("badge badge-bad"), text: "Broken") }
                    }
                    if !entry.summary.isEmpty { html.element(.p, .class("muted")) { $0.visible(entry.summary) } }
                    html.element(.p, .class("small muted"), text: Count.of(entry.operationCount, "operation"))
                    if let problem = entry.problem { html.element(.p, .class("small")) { $0.visible(problem) } }
                }
            }
        }
    }
}
