import Markup
import OpenAPI

/// The header fields of a response.
struct HeadersTable {
    let headers: [Header]

    func write(into html: inout HTML) {
        guard !headers.isEmpty else { return }
        html.element(.details) { html in
            html.element(.summary, .class("property-line")) { html in
                html.element(.span, .class("type"), text: "Headers (\(headers.count))")
            }
            html.element(.div, .class("schema")) { html in
                html.element(.ul) { html in
                    for header in headers { write(header, into: &html) }
                }
            }
        }
    }

    private func write(_ header: Header, into html: inout HTML) {
        html.element(.li, .class("property")) { html in
            html.element(.div, .class("property-line")) { html in
                html.element(.code, .class("name")) { $0.isolated(header.name) }
                if let schema = header.schema ?? header.content?.schema {
                    html.element(.span, .class("schema-type")) { $0.visible(SchemaChildren.typeText(of: schema)) }
                }
                if let reference = header.brokenReference { html.gap(reference) }
                if header.isRequired { html.element(.span, .class("required"), text: "* required") }
                if header.isDeprecated { html.element(.span, .class("badge badge-warn"), text: "deprecated") }
                if let schema = header.schema { SchemaLine.writeChips(of: schema, into: &html) }
                for word in StyleText(header).words {
                    html.element(.span, .class("chip")) { $0.visible(word) }
                }
            }
            if let text = header.description {
                html.element(.div, .class("property-text")) { $0.prose(text) }
            }
            let example = header.examples.lazy.compactMap { example in
                example.value.map { SchemaLine.text(of: $0) } ?? example.serializedValue
            }.first
            if let schema = header.schema {
                SchemaLine.writeValues(of: schema, examples: example == nil, into: &html)
            }
            if let example {
                html.element(.div, .class("lines")) { html in
                    html.element(.div) { html in
                        html.text("Example : ")
                        html.element(.code) { $0.visible(example) }
                    }
                }
            }
        }
    }
}
