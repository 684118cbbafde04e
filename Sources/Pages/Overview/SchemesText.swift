import Markup
import OpenAPI

/// How to authorize, in words: every scheme with what it wants.
struct SchemesText {
    let schemes: [SecurityScheme]

    func write(into html: inout HTML) {
        guard !schemes.isEmpty else { return }
        html.element(.details) { html in
            html.element(.summary, .class("property-line")) { html in
                html.element(.strong, text: "How to authorize")
            }
            html.element(.div, .class("schema")) { html in
                html.element(.ul) { html in
                    for scheme in schemes {
                        html.element(.li, .class("property")) { html in
                            html.element(.div, .class("property-line")) { html in
                                html.element(.code, .class("name")) { $0.isolated(scheme.name) }
                                html.element(.span, .class("schema-type"), text: scheme.kindText)
                                if let reference = scheme.brokenReference { html.gap(reference) }
                                if scheme.isDeprecated {
                                    html.element(.span, .class("badge badge-warn"), text: "deprecated")
                                }
                            }
                            html.element(.p, .class("property-text")) { $0.visible(scheme.wayText) }
                            html.prose(scheme.description)
                            FlowsText(scheme: scheme).write(into: &html)
                        }
                    }
                }
            }
        }
    }
}
