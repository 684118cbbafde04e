import Markup
import OpenAPI
import SourceTree

/// A schema as a list of properties that unfolds: bounded in depth and number, cycles cut (THREATS S10, S12).
struct SchemaView {
    /// What one page may show.
    struct Limits {
        /// Levels that unfold in place; deeper ones are links.
        var depth = 8
        /// Levels in which a named schema is written out; below, it is fetched when it is unfolded.
        var namedDepth = 1
        /// Properties in all.
        var nodes = 20_000
    }

    /// The first segment of the document's addresses.
    let documentID: String
    var limits = Limits()
    /// Properties that may still be written.
    private(set) var remaining: Int
    /// The schemas being written, outermost first.
    private(set) var trail: [Schema] = []

    init(documentID: String, limits: Limits = Limits()) {
        self.documentID = documentID
        self.limits = limits
        remaining = limits.nodes
    }

    /// The schema with its type line.
    mutating func write(_ schema: Schema, into html: inout HTML) {
        html.element(.div, .class("schema")) { html in
            html.element(.div, .class("property-line")) { html in
                SchemaLine(schema: schema, name: nil, isRequired: false, origin: nil).writeType(
                    documentID: documentID, into: &html)
                SchemaLine.writeChips(of: schema, into: &html)
            }
            SchemaLine.writeText(of: schema, into: &html)
            writeContent(of: schema, into: &html)
        }
    }

    /// What a schema holds: members, items, alternatives. Nothing for a scalar.
    mutating func writeContent(of schema: Schema, into html: inout HTML) {
        trail.append(schema)
        defer { trail.removeLast() }
        let children = SchemaChildren.of(schema)
        if !children.rows.isEmpty {
            html.element(.ul, trail.count > 1 ? .class("nested") : .absent) { html in
                for (index, child) in children.rows.enumerated() {
                    guard remaining > 0 else {
                        let left = children.rows.count - index
                        html.element(.li, .class("property flag"), text: "\(left) more, on the page of their schema")
                        break
                    }
                    write(child, into: &html)
                }
            }
        }
        if let note = children.note { html.element(.p, .class("flag"), text: note) }
        for group in children.variants { writeVariants(group, into: &html) }
        if let discriminator = schema.discriminator { write(discriminator, into: &html) }
    }

    private mutating func write(_ child: SchemaChildren.Row, into html: inout HTML) {
        remaining -= 1
        let line = SchemaLine(
            schema: child.schema, name: child.name, isRequired: child.isRequired, origin: child.origin,
            isPlaceholder: child.isPlaceholder)
        html.element(.li, .class("property", child.schema.isDeprecated ? "property-deprecated" : "")) { html in
            switch unfolding(of: child.schema) {
            case .nothing:
                html.element(.div, .class("property-line")) { line.write(documentID: documentID, into: &$0) }
                SchemaLine.writeText(of: child.schema, into: &html)
            case .inPlace:
                html.element(.details) { html in
                    html.element(.summary, .class("property-line")) { line.write(documentID: nil, into: &$0) }
                    SchemaLine.writeText(of: child.schema, into: &html)
                    writeContent(of: child.schema, into: &html)
                }
            case .fetched(let id):
                writeFetched(line, id: id, into: &html)
            case .link(let note):
                html.element(.div, .class("property-line")) { html in
                    line.write(documentID: documentID, into: &html)
                    html.element(.span, .class("flag"), text: note)
                }
                SchemaLine.writeText(of: child.schema, into: &html)
            }
        }
    }

    private func writeFetched(_ line: SchemaLine, id: SchemaID, into html: inout HTML) {
        let path = SitePath.schema(documentID, id.description)
        html.element(.details, .data("behavior", "lazy"), .data("fragment", path.url(part: .panel))) { html in
            html.element(.summary, .class("property-line")) { line.write(documentID: nil, into: &$0) }
            html.element(.div, .class("nested"), .data("lazy")) { html in
                html.element(.a, .href(path.url), text: "Open \(VisibleText.of(line.schema.referenceName ?? "schema"))")
            }
        }
    }

    /// How the content of a property is shown.
    private enum Unfolding {
        case nothing
        case inPlace
        case fetched(SchemaID)
        case link(String)
    }

    private func unfolding(of schema: Schema) -> Unfolding {
        guard SchemaChildren.hasAny(schema) else { return .nothing }
        let inner = SchemaChildren.core(of: schema)
        if trail.contains(schema) || trail.contains(inner) { return .link("comes round again") }
        if let id = inner.id, trail.count > limits.namedDepth { return .fetched(id) }
        if trail.count >= limits.depth { return .link("more below") }
        if remaining <= 0 { return .link("more") }
        return .inPlace
    }

    private mutating func writeVariants(_ group: SchemaChildren.Variants, into html: inout HTML) {
        html.element(.div, .class("variants")) { html in
            html.element(.p, .class("flag"), text: group.label)
            html.element(.div, .class("tabs"), .data("behavior", "tabs")) { html in
                for (index, variant) in group.schemas.prefix(SchemaChildren.maximumVariants).enumerated() {
                    let label = SchemaChildren.label(of: variant, number: index + 1)
                    html.element(.div, .class("tab-panel"), .data("label", label)) { html in
                        html.element(.p, .class("tab-title")) { $0.isolated(label) }
                        writeVariant(variant, into: &html)
                    }
                }
            }
            if group.schemas.count > SchemaChildren.maximumVariants {
                html.element(
                    .p, .class("flag"), text: "\(group.schemas.count - SchemaChildren.maximumVariants) more")
            }
        }
    }

    private mutating func writeVariant(_ variant: Schema, into html: inout HTML) {
        guard remaining > 0 else { return }
        remaining -= 1
        html.element(.div, .class("property-line")) { html in
            SchemaLine(schema: variant, name: nil, isRequired: false, origin: nil).writeType(
                documentID: documentID, into: &html)
            SchemaLine.writeChips(of: variant, into: &html)
        }
        SchemaLine.writeText(of: variant, into: &html)
        switch unfolding(of: variant) {
        case .nothing: break
        case .inPlace: writeContent(of: variant, into: &html)
        case .fetched(let id):
            let path = SitePath.schema(documentID, id.description)
            html.element(.details, .data("behavior", "lazy"), .data("fragment", path.url(part: .panel))) { html in
                html.element(.summary, .class("property-line")) { $0.element(.span, text: "Properties") }
                html.element(.div, .data("lazy")) { $0.element(.a, .href(path.url), text: "Open") }
            }
        case .link(let note): html.element(.p, .class("flag"), text: note)
        }
    }

    private func write(_ discriminator: Discriminator, into html: inout HTML) {
        html.element(.div, .class("lines")) { html in
            html.element(.div) { html in
                html.text("Which one it is stands in ")
                html.element(.code) { $0.isolated(discriminator.propertyName) }
                let mapping = discriminator.mapping.prefix(SchemaChildren.maximumVariants)
                if !mapping.isEmpty { html.text(": ") }
                for (index, entry) in mapping.enumerated() {
                    if index > 0 { html.text(", ") }
                    html.element(.code) { $0.isolated(entry.value) }
                    html.text(" → ")
                    html.visible(entry.schema?.referenceName ?? entry.reference)
                }
            }
        }
    }
}
