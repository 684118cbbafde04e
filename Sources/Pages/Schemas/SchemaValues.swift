import Markup
import OpenAPI
import SourceTree

/// The values that a schema names: those allowed with what they mean, the default, examples, and how it is written in XML.
struct SchemaValues {
    let schema: Schema
    let showsExamples: Bool

    /// Values before the fold, and in all (THREATS 4.4).
    private static let maximumValues = 24
    private static let maximumFolded = 1_000
    private static let maximumExamples = 5

    private static let valued: KeyGroup = [
        "enum", "const", "default", "example", "examples", "xml", "oneOf", "anyOf", "items",
    ]

    func write(into html: inout HTML) {
        guard schema.hasAny(of: Self.valued) else { return }
        let own = schema.enumerationValues
        let values = own.isEmpty ? schema.items?.enumerationValues ?? [] : own
        let examples = showsExamples ? Array(schema.examples.prefix(Self.maximumExamples)) : []
        let xml = XMLText(schema)
        guard !values.isEmpty || schema.default != nil || schema.const != nil || !examples.isEmpty || xml != nil else {
            return
        }
        html.element(.div, .class("lines")) { html in
            if !values.isEmpty { write(values, into: &html) }
            if let value = schema.const { line("Value", [value], into: &html) }
            if let value = schema.default { line("Default value", [value], into: &html) }
            if !examples.isEmpty { line(examples.count == 1 ? "Example" : "Examples", examples, into: &html) }
            xml?.write(into: &html)
        }
    }

    /// A value on one line.
    static func text(of value: Node) -> String {
        if let text = value.text { return text.isEmpty ? "\"\"" : text }
        let bytes = value.json()
        return String(decoding: bytes.prefix(400), as: UTF8.self) + (bytes.count > 400 ? " …" : "")
    }

    /// A value among others: a text that reads like another kind of value stands in quotes.
    private static func text(of value: Node, isMixed: Bool) -> String {
        guard isMixed, let text = value.string, !text.isEmpty,
            let read = try? Tree.read(Array(text.utf8), format: .json, budget: .instance), read.root.count == 0
        else { return text(of: value) }
        return "\"\(text)\""
    }

    private static func isMixed(_ values: [EnumerationValue]) -> Bool {
        values.contains { $0.value.string == nil }
    }

    private func write(_ values: [EnumerationValue], into html: inout HTML) {
        let isMixed = Self.isMixed(values)
        if values.contains(where: { $0.name != nil || $0.description != nil }) {
            return list(values, isMixed, into: &html)
        }
        html.element(.div) { html in
            html.text("Available values : ")
            write(values.prefix(Self.maximumValues), isMixed, into: &html)
            guard values.count > Self.maximumValues else { return }
            html.element(.details) { html in
                html.element(.summary, text: "\(values.count - Self.maximumValues) more")
                let folded = values.dropFirst(Self.maximumValues)
                write(folded.prefix(Self.maximumFolded), isMixed, into: &html)
                if folded.count > Self.maximumFolded { html.text(" … and \(folded.count - Self.maximumFolded) more") }
            }
        }
    }

    private func write(_ values: ArraySlice<EnumerationValue>, _ isMixed: Bool, into html: inout HTML) {
        for (index, value) in values.enumerated() {
            if index > 0 { html.text(", ") }
            html.element(.code) { $0.visible(Self.text(of: value.value, isMixed: isMixed)) }
        }
    }

    /// Values that are explained stand one below the other.
    private func list(_ values: [EnumerationValue], _ isMixed: Bool, into html: inout HTML) {
        html.element(.div, text: "Available values :")
        entries(values.prefix(Self.maximumValues), isMixed, into: &html)
        guard values.count > Self.maximumValues else { return }
        html.element(.details) { html in
            html.element(.summary, text: "\(values.count - Self.maximumValues) more")
            let folded = values.dropFirst(Self.maximumValues)
            entries(folded.prefix(Self.maximumFolded), isMixed, into: &html)
            if folded.count > Self.maximumFolded { html.text("… and \(folded.count - Self.maximumFolded) more") }
        }
    }

    private func entries(_ values: ArraySlice<EnumerationValue>, _ isMixed: Bool, into html: inout HTML) {
        html.element(.dl, .class("values")) { html in
            for value in values {
                html.element(.dt) { html in
                    html.element(.code) { $0.visible(Self.text(of: value.value, isMixed: isMixed)) }
                }
                html.element(.dd) { html in
                    if let name = value.name { html.element(.b) { $0.visible(name) } }
                    if let text = value.description {
                        if value.name != nil { html.text(" ") }
                        html.append(Markdown.inline(text))
                    }
                    if value.isDeprecated { html.element(.span, .class("badge badge-warn"), text: "deprecated") }
                }
            }
        }
    }

    /// Short values on one line; an object or list folds out.
    private func line(_ label: String, _ values: [Node], into html: inout HTML) {
        let short = values.filter { Self.isShort($0) }
        if !short.isEmpty {
            html.element(.div) { html in
                html.text("\(label) : ")
                for (index, value) in short.enumerated() {
                    if index > 0 { html.text(", ") }
                    html.element(.code) { $0.visible(Self.text(of: value)) }
                }
            }
        }
        for value in values where !Self.isShort(value) {
            html.element(.details) { html in
                html.element(.summary, text: label)
                html.codeBlock(label: label) { html in
                    html.append(Highlighter.json(value.json(pretty: true), limit: 16_384))
                }
            }
        }
    }

    private static func isShort(_ value: Node) -> Bool {
        value.count == 0 ? (value.text?.utf8.count ?? 0) <= 200 : value.count <= 12 && value.json().count <= 80
    }
}
