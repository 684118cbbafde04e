import Markup
import OpenAPI
import SourceTree

/// How a value is written in XML, in words (OpenAPI 3.2, section 4.26).
struct XMLText {
    private let xml: XML
    private let isList: Bool

    /// Nil where the description says nothing of it.
    init?(_ schema: Schema) {
        guard let xml = schema.xml, xml.node.count > 0 else { return nil }
        self.xml = xml
        isList = schema.effectiveTypes.contains("array")
    }

    func write(into html: inout HTML) {
        html.element(.div) { html in
            html.text("XML : \(kind)")
            if let name = xml.name {
                html.text(" ")
                html.element(.code) { html in
                    if let prefix = xml.prefix { html.isolated(prefix + ":" + name) } else { html.isolated(name) }
                }
            } else if let prefix = xml.prefix {
                html.text(", prefix ")
                html.element(.code) { $0.isolated(prefix) }
            }
            if isList, xml.isWrapped { html.text(", around its items") }
            if let namespace = xml.namespace {
                html.text(", namespace ")
                html.element(.code) { $0.isolated(namespace) }
            }
        }
    }

    private var kind: String {
        switch xml.nodeType {
        case "text": "text of the element"
        case "cdata": "CDATA of the element"
        case "none": "no element of its own"
        case "attribute": "attribute"
        default: xml.isAttribute ? "attribute" : "element"
        }
    }
}
