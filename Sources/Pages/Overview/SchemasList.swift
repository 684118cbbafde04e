import Markup
import OpenAPI

/// **Schemas** at the end of the overview: folded models, fetched when one is unfolded.
struct SchemasList {
    let documentID: String
    let schemas: [NamedSchema]

    /// Beyond this many there are plain links to the schemas' pages.
    private static let foldLimit = 150

    func write(into html: inout HTML) {
        guard !schemas.isEmpty else { return }
        html.element(.section, .class("tag-section"), .id("schemas")) { html in
            html.element(.details, .open()) { html in
                html.element(.summary, .class("tag-head fold")) { html in
                    html.element(.h2, text: "Schemas")
                    html.element(.p)
                    html.element(.small, text: String(schemas.count))
                }
                if schemas.count <= Self.foldLimit, html.links == nil {
                    html.element(.div, .class("schema")) { html in
                        html.element(.ul) { html in
                            for schema in schemas { writeFold(schema, into: &html) }
                        }
                    }
                } else {
                    html.element(.ul, .class("names")) { html in
                        for schema in schemas {
                            html.element(.li) { html in
                                let path = SitePath.schema(documentID, schema.id.description)
                                html.element(.a, .href(path.url)) { $0.isolated(schema.name) }
                            }
                        }
                    }
                }
            }
        }
    }

    private func writeFold(_ schema: NamedSchema, into html: inout HTML) {
        let path = SitePath.schema(documentID, schema.id.description)
        html.element(.li, .class("property"), .id(ElementID("schema", document: schema.id.description))) { html in
            html.element(.details, .data("behavior", "lazy"), .data("fragment", path.url(part: .panel))) { html in
                html.element(.summary, .class("property-line")) { html in
                    html.element(.code, .class("name")) { $0.isolated(schema.name) }
                    html.element(.span, .class("schema-type")) { $0.visible(schema.schema.structureText) }
                }
                html.element(.div, .class("nested"), .data("lazy")) { html in
                    html.element(.a, .href(path.url), text: "Open")
                }
            }
        }
    }
}
