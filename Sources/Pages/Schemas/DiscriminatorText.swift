import Markup
import OpenAPI

/// Which member tells the alternatives apart, and by which words.
struct DiscriminatorText {
    let discriminator: Discriminator
    let scope: SchemaScope

    private static let maximum = 100

    func write(into html: inout HTML) {
        html.element(.div, .class("lines")) { html in
            html.element(.div) { html in
                html.text("Which one it is stands in ")
                html.element(.code) { $0.isolated(discriminator.propertyName) }
                let mapping = discriminator.mapping.prefix(Self.maximum)
                if !mapping.isEmpty { html.text(": ") }
                for (index, entry) in mapping.enumerated() {
                    if index > 0 { html.text(", ") }
                    html.element(.code) { $0.isolated(entry.value) }
                    html.text(" → ")
                    write(entry.schema, reference: entry.reference, into: &html)
                }
            }
            if let other = discriminator.defaultMapping {
                html.element(.div) { html in
                    html.text("Any other word, or none: ")
                    write(other, reference: "", into: &html)
                }
            }
        }
    }

    private func write(_ schema: Schema?, reference: String, into html: inout HTML) {
        guard let schema else {
            return html.element(.span, .class("gap")) { html in
                html.isolated(reference)
                html.text(" leads nowhere")
            }
        }
        let name = schema.referenceName ?? schema.id.flatMap { scope.name(of: $0, in: schema.document) } ?? reference
        if let id = schema.id {
            html.element(.a, .href(scope.path(id).url)) { $0.isolated(name) }
        } else {
            html.isolated(name)
        }
    }
}

extension SchemaScope {
    /// What a named schema is called.
    fileprivate func name(of id: SchemaID, in document: Document) -> String? { document.schema(id)?.name }
}
