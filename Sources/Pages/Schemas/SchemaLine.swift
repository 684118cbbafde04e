import Markup
import OpenAPI
import SourceTree

/// The one line of a property: name, type, marks, chips; and the text below it.
struct SchemaLine {
    let schema: Schema
    let name: String?
    let isRequired: Bool
    let origin: String?
    var isPlaceholder = false

    private static let maximumValues = 24

    /// The whole line. With a document's id the type links to the page of its schema; within a fold it must not.
    func write(documentID: String?, into html: inout HTML) {
        if let name {
            html.element(.code, .class(isPlaceholder ? "name muted" : "name")) { $0.isolated(name) }
        }
        writeType(documentID: documentID, into: &html)
        if isRequired { html.element(.span, .class("required"), text: "* required") }
        if schema.isReadOnly { html.element(.span, .class("flag"), text: "read only") }
        if schema.isWriteOnly { html.element(.span, .class("flag"), text: "write only") }
        if schema.isDeprecated { html.element(.span, .class("badge badge-warn"), text: "deprecated") }
        if let origin {
            html.element(.span, .class("flag")) { html in
                html.text("from ")
                html.isolated(origin)
            }
        }
        Self.writeChips(of: schema, into: &html)
    }

    /// The type, as a link where it has a page of its own.
    func writeType(documentID: String?, into html: inout HTML) {
        html.element(.span, .class("schema-type")) { html in
            if let documentID, let id = schema.id, schema.referenceName != nil {
                html.element(.a, .href(SitePath.schema(documentID, id.description).url)) {
                    $0.isolated(SchemaChildren.typeText(of: schema))
                }
            } else {
                html.visible(SchemaChildren.typeText(of: schema))
            }
        }
    }

    /// Constraints as chips.
    static func writeChips(of schema: Schema, into html: inout HTML) {
        for constraint in schema.constraints {
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

    /// Description, values, default and example.
    static func writeText(of schema: Schema, into html: inout HTML) {
        if let text = schema.description, !text.isEmpty {
            html.element(.div, .class("property-text")) { $0.prose(text) }
        }
        writeValues(of: schema, into: &html)
    }

    /// The lines **Available values**, **Default value**, **Example** as people know them.
    static func writeValues(of schema: Schema, examples: Bool = true, into html: inout HTML) {
        let values = schema.enumeration.isEmpty ? schema.items?.enumeration ?? [] : schema.enumeration
        let example = examples ? schema.examples.first : nil
        guard !values.isEmpty || schema.default != nil || schema.const != nil || example != nil else { return }
        html.element(.div, .class("lines")) { html in
            if !values.isEmpty { write(values, of: schema, into: &html) }
            if let value = schema.const { line("Value", value, into: &html) }
            if let value = schema.default { line("Default value", value, into: &html) }
            if let example, isShort(example) { line("Example", example, into: &html) }
        }
    }

    /// A value on one line.
    static func text(of value: Node) -> String {
        if let text = value.text { return text.isEmpty ? "\"\"" : text }
        return String(decoding: value.json().prefix(400), as: UTF8.self)
    }

    private static func write(_ values: [Node], of schema: Schema, into html: inout HTML) {
        html.element(.div) { html in
            html.text("Available values : ")
            for (index, value) in values.prefix(maximumValues).enumerated() {
                if index > 0 { html.text(", ") }
                html.element(.code) { $0.visible(text(of: value)) }
                if let meaning = schema.enumerationDescription(at: index) {
                    html.text(" (")
                    html.visible(meaning)
                    html.text(")")
                }
            }
            guard values.count > maximumValues else { return }
            html.element(.details) { html in
                html.element(.summary, text: "\(values.count - maximumValues) more")
                for (index, value) in values.dropFirst(maximumValues).prefix(500).enumerated() {
                    if index > 0 { html.text(", ") }
                    html.element(.code) { $0.visible(text(of: value)) }
                }
            }
        }
    }

    private static func line(_ label: StaticString, _ value: Node, into html: inout HTML) {
        html.element(.div) { html in
            html.text("\(label) : ")
            html.element(.code) { $0.visible(text(of: value)) }
        }
    }

    private static func isShort(_ value: Node) -> Bool {
        value.kind != .object && text(of: value).utf8.count <= 200
    }
}
