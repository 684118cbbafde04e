import SourceTree

/// Parameters other than `body` and `formData`, and what they share with headers and parts of forms.
extension Upgrade {
    /// The fields of a 2.0 parameter, header or Items Object that later stand in a schema.
    static let schemaFields: Set<String> = [
        "type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
        "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf", "x-nullable", "title",
    ]

    /// The parameters of a path item or operation that are still parameters.
    mutating func writeParameters(_ list: [Node], from origin: Node?) {
        let kept = list.filter { !isBody(resolver.follow($0).node) }
        guard !kept.isEmpty else { return }
        key("parameters", from: origin)
        builder.beginArray(from: origin)
        for parameter in kept { writeParameterOrReference(parameter) }
        builder.end()
    }

    private mutating func writeParameterOrReference(_ raw: Node) {
        guard raw.kind == .object else { return copy(raw) }
        let end = resolver.follow(raw)
        if let broken = end.broken { return writeReference(broken, at: raw) }
        if let text = raw["$ref"]?.string, isShared(text, section: "parameters", at: raw) {
            return writeReference(text, at: raw)
        }
        writeParameter(end.node)
    }

    /// Whether a reference leads to a part that stays in the components.
    func isShared(_ reference: String, section: String, at node: Node) -> Bool {
        let moved = self.reference(reference, at: node)
        let prefix = "#/components/\(section)/"
        return moved.utf8.starts(with: prefix.utf8)
            && !moved.utf8.dropFirst(prefix.utf8.count).contains(UInt8(ascii: "/"))
    }

    /// One under `parameters` of the root. A body stays too, though nothing refers to it there any more.
    mutating func writeSharedParameter(_ raw: Node) {
        guard raw.kind == .object else { return copy(raw) }
        let end = resolver.follow(raw)
        if let broken = end.broken { return writeReference(broken, at: raw) }
        if isBody(end.node) { copy(end.node) } else { writeParameter(end.node) }
    }

    func isBody(_ parameter: Node) -> Bool {
        let place = parameter.words("in")
        return place == "body" || place == "formData"
    }

    private mutating func writeParameter(_ parameter: Node) {
        guard parameter.kind == .object, spend() else { return builder.null(from: parameter) }
        builder.beginObject(from: parameter)
        for member in parameter.members where !Self.schemaFields.contains(member.key) {
            switch member.key {
            case "collectionFormat", "schema": continue
            case "x-example", "example": copy(member.value, as: "example")
            default: copy(member.value, as: member.key)
            }
        }
        let isForm = parameter.words("in") == "query"
        writeStyle(of: parameter, isForm: isForm)
        writeSchemaOfFields(parameter)
        builder.end()
    }

    /// `collectionFormat` → `style` and `explode`; only arrays have one, `csv` unless it says otherwise.
    mutating func writeStyle(of node: Node, isForm: Bool) {
        guard node.words("type") == "array" else { return }
        let format = node["collectionFormat"]
        let style: String
        switch format?.words {
        case "ssv": style = "spaceDelimited"
        case "tsv": style = "tabDelimited"
        case "pipes": style = "pipeDelimited"
        case "multi": style = "form"
        default: style = isForm ? "form" : "simple"
        }
        key("style", from: format)
        builder.string(style, from: format)
        key("explode", from: format)
        builder.boolean(format?.words == "multi", from: format)
    }

    /// The `schema` made of a parameter's or header's own fields; one that is there already is taken over.
    private mutating func writeSchemaOfFields(_ node: Node) {
        key("schema", from: node["type"])
        if let schema = node.object("schema") { return writeSchema(schema) }
        writeSchemaFields(of: node, isProperty: false)
    }

    /// A schema of the fields that describe a value. As a property of a form it has the description too.
    mutating func writeSchemaFields(of node: Node, isProperty: Bool) {
        builder.beginObject(from: node)
        for member in node.members {
            if member.key == "items", member.value.kind == .object {
                key("items", from: member.value)
                writeItems(member.value)
            } else if Self.schemaFields.contains(member.key) {
                writeSchemaMember(member.key, member.value, of: node)
            } else if isProperty, member.key == "description" {
                copy(member.value, as: member.key)
            } else if isProperty, member.key == "x-example" || member.key == "example" {
                copy(member.value, as: "example")
            }
        }
        builder.end()
    }

    /// An Items Object: a list within a list keeps how it is parted, `csv` unless it says otherwise.
    private mutating func writeItems(_ items: Node) {
        guard items.words("type") == "array" else { return writeSchema(items) }
        builder.beginObject(from: items)
        for member in items.members where spend() {
            if member.key == "items", member.value.kind == .object {
                key("items", from: member.value)
                writeItems(member.value)
            } else {
                writeSchemaMember(member.key, member.value, of: items)
            }
        }
        if items["collectionFormat"] == nil {
            key(Schema.listStyleField, from: items)
            builder.string("csv", from: items)
        }
        builder.end()
    }

    /// The header of a response.
    mutating func writeHeader(_ header: Node) {
        guard header.kind == .object, header["$ref"] == nil else { return copy(header) }
        builder.beginObject(from: header)
        for member in header.members where !Self.schemaFields.contains(member.key) {
            switch member.key {
            case "collectionFormat", "schema": continue
            case "x-example", "example": copy(member.value, as: "example")
            default: copy(member.value, as: member.key)
            }
        }
        writeStyle(of: header, isForm: false)
        writeSchemaOfFields(header)
        builder.end()
    }
}
