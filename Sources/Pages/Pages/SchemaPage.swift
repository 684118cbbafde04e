public import Markup
public import OpenAPI

/// One named schema: a page of its own, and the part that unfolds where another schema mentions it.
public struct SchemaPage: Sendable {
    public var frame: Frame
    public var document: Document
    public var schema: NamedSchema

    public init(frame: Frame, document: Document, schema: NamedSchema) {
        self.frame = frame
        self.document = document
        self.schema = schema
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: schema.name, name: "schema", current: .schemas).html { html in
            html.element(.div, .class("reading", "narrow")) { html in
                html.element(.header) { html in
                    html.element(.p, .class("crumbs")) { html in
                        guard let id = frame.documentID else { return }
                        let path = SafeURL(path: SitePath.document(id).text + "#schemas")
                        html.element(.a, .href(path), text: "Schemas")
                        html.text(" ›")
                    }
                    html.element(.h1) { $0.isolated(schema.name) }
                }
                if let title = schema.schema.title, title != schema.name {
                    html.element(.p, .class("lede")) { $0.visible(title) }
                }
                writeView(limits: SchemaView.Limits(namedDepth: 2, nodes: 1_500), into: &html)
                writeSample(into: &html)
            }
        }
    }

    /// The content alone (`part=panel`).
    public func panel() -> HTML {
        var html = HTML()
        writeView(limits: SchemaView.Limits(nodes: 600), into: &html)
        return html
    }

    private func writeView(limits: SchemaView.Limits, into html: inout HTML) {
        var view = SchemaView(documentID: frame.documentID ?? "", limits: limits)
        view.write(schema.schema, into: &html)
    }

    private func writeSample(into html: inout HTML) {
        guard let sample = SampleText(schema.schema) else { return }
        html.element(.section) { html in
            html.element(.div, .class("section-head")) { $0.element(.h2, text: "Example Value") }
            html.element(.div, .class("section-body")) { html in
                html.codeBlock(label: "Example Value") { sample.write(into: &$0) }
            }
        }
    }
}
