import Markup
import OpenAPI

/// The members of a schema as nested lists, down to a depth and a number of lines.
struct SchemaMarkdown {
    private let depth: Int
    private var rest = 400
    private var open: [Schema] = []

    init(depth: Int) {
        self.depth = depth
    }

    /// The list, with an empty line behind; the type alone for a schema without members.
    mutating func write(_ schema: Schema, called name: String = "Schema", into text: inout MarkdownText) {
        text.line("\(name): \(MarkdownText.codeSpan(SchemaChildren.typeText(of: schema)))")
        text.line("")
        let before = rest
        writeRows(of: schema, level: 0, into: &text)
        if rest < before { text.line("") }
    }

    private mutating func writeRows(of schema: Schema, level: Int, into text: inout MarkdownText) {
        guard level < depth, !open.contains(schema) else { return }
        open.append(schema)
        defer { open.removeLast() }
        let children = SchemaChildren.of(schema)
        for row in children.rows {
            guard rest > 0, !text.isFull else { return }
            rest -= 1
            text.line(Self.line(row, level: level))
            writeRows(of: row.schema, level: level + 1, into: &text)
        }
        for group in children.variants {
            for (index, variant) in group.schemas.prefix(20).enumerated() where rest > 0 {
                rest -= 1
                let label = Alternative.name(of: variant, number: index + 1)
                text.line("\(Self.indent(level))- \(group.label): \(MarkdownText.codeSpan(label))")
                writeRows(of: variant, level: level + 1, into: &text)
            }
        }
    }

    private static func line(_ row: SchemaChildren.Row, level: Int) -> String {
        var marks = [SchemaChildren.typeText(of: row.schema)]
        if row.isRequired { marks.append("required") }
        if row.schema.isReadOnly { marks.append("read only") }
        if row.schema.isWriteOnly { marks.append("write only") }
        if row.schema.isDeprecated { marks.append("deprecated") }
        marks += row.schema.mergedConstraints.map(\.text)
        let words = row.schema.description.map { ": " + Markdown.plainText($0, maximum: 300) } ?? ""
        return "\(indent(level))- \(label(row.label)) (\(marks.joined(separator: ", ")))\(words)"
    }

    private static func label(_ label: SchemaChildren.Row.Label) -> String {
        switch label {
        case .name(let name), .placeholder(let name): MarkdownText.codeSpan(name)
        case .rule(let words, let name): words + (name.map { " " + MarkdownText.codeSpan($0) } ?? "")
        }
    }

    private static func indent(_ level: Int) -> String { String(repeating: "  ", count: level) }
}
