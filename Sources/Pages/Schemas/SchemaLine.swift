import Markup
import OpenAPI
import SourceTree

/// The one line of a property: name, type, marks, chips; and the text below it.
struct SchemaLine {
    let schema: Schema
    let label: SchemaChildren.Row.Label?
    var isRequired = false
    var origin: String?

    /// The whole line. With a document's id the type links to the page of its schema; within a fold it must not.
    func write(documentID: String?, into html: inout HTML) {
        writeLabel(into: &html)
        writeType(documentID: documentID, into: &html)
        if isRequired { html.element(.span, .class("required"), text: "* required") }
        if schema.hasAny(of: Self.flags) { writeFlags(into: &html) }
        if let origin {
            html.element(.span, .class("flag")) { html in
                html.text("from ")
                html.isolated(origin)
            }
        }
        Self.writeChips(of: schema, into: &html)
    }

    private static let flags: KeyGroup = ["readOnly", "writeOnly", "deprecated", "x-deprecated"]

    private func writeFlags(into html: inout HTML) {
        if schema.isReadOnly { html.element(.span, .class("flag"), text: "read only") }
        if schema.isWriteOnly { html.element(.span, .class("flag"), text: "write only") }
        if schema.isDeprecated { html.element(.span, .class("badge badge-warn"), text: "deprecated") }
    }

    private func writeLabel(into html: inout HTML) {
        switch label {
        case .name(let name): html.element(.code, .class("name")) { $0.isolated(name.isEmpty ? "\"\"" : name) }
        case .placeholder(let text): html.element(.code, .class("name muted")) { $0.isolated(text) }
        case .rule(let words, let name):
            html.element(.span, .class("rule"), text: words)
            if let name { html.element(.code, .class("name")) { $0.isolated(name) } }
        case nil: break
        }
    }

    /// The type, as a link where it has a page of its own; a reference that leads nowhere as a gap.
    func writeType(documentID: String?, into html: inout HTML) {
        if let reference = schema.brokenReference {
            html.element(.span, .class("gap")) { html in
                html.text("missing: ")
                html.element(.code) { $0.isolated(reference) }
                html.text(" leads nowhere")
            }
            return
        }
        html.element(.span, .class("schema-type")) { html in
            if schema.booleanValue == false { return html.text("must not be there") }
            if let documentID, let id = schema.id, schema.referenceName != nil {
                html.element(.a, .href(SitePath.schema(documentID, id.description).url)) {
                    $0.isolatedName(SchemaChildren.typeText(of: schema))
                }
            } else {
                html.visible(SchemaChildren.typeText(of: schema))
            }
        }
    }

    /// Constraints as chips, those of a list's items too.
    static func writeChips(of schema: Schema, into html: inout HTML) {
        for constraint in schema.mergedConstraints {
            html.element(.span, .class("chip"), .title(constraint.keyword)) { $0.visible(constraint.text) }
        }
        guard let items = schema.items, items.referenceName == nil else { return }
        for constraint in items.constraints {
            html.element(.span, .class("chip"), .title("items: \(constraint.keyword)")) { html in
                html.text("each: ")
                html.visible(constraint.text)
            }
        }
    }

    /// Title, description, values, default, examples, XML.
    static func writeText(of schema: Schema, isTitled: Bool = false, into html: inout HTML) {
        if !isTitled, let title = schema.title, schema.referenceName == nil, !title.isEmpty {
            html.element(.p, .class("property-title")) { $0.visible(title) }
        }
        if let text = schema.description, !text.isEmpty {
            html.element(.div, .class("property-text")) { $0.prose(text) }
        }
        writeValues(of: schema, into: &html)
        if let docs = schema.externalDocs {
            html.element(.p, .class("small")) { $0.documentLink(docs.url, text: docs.description ?? docs.url) }
        }
    }

    /// The lines **Available values**, **Default value**, **Example** as people know them.
    static func writeValues(of schema: Schema, examples: Bool = true, into html: inout HTML) {
        SchemaValues(schema: schema, showsExamples: examples).write(into: &html)
    }

    /// A value on one line.
    static func text(of value: Node) -> String { SchemaValues.text(of: value) }
}
