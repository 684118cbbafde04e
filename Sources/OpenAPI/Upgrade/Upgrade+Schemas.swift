import SourceTree

/// Schemas: references rewritten, `discriminator`, `x-nullable` and `type: file` in their later spelling.
extension Upgrade {
    private static let maps: Set<String> = ["properties", "patternProperties", "definitions"]
    private static let lists: Set<String> = ["allOf", "oneOf", "anyOf"]
    private static let single: Set<String> = ["items", "additionalProperties", "not"]

    /// Goes as deep as the tree is, which the reader's budget bounds.
    mutating func writeSchema(_ schema: Node) {
        guard schema.kind == .object else { return copy(schema) }
        builder.beginObject(from: schema)
        for member in schema.members where spend() { writeSchemaMember(member.key, member.value, of: schema) }
        builder.end()
    }

    mutating func writeSchemaMember(_ name: String, _ value: Node, of schema: Node) {
        if Self.maps.contains(name) {
            key(name, from: value)
            writeMap(value) { $0.writeSchema($1) }
        } else if Self.lists.contains(name) || name == "items" && value.kind == .array {
            key(name, from: value)
            writeSchemas(value)
        } else if Self.single.contains(name) {
            key(name, from: value)
            writeSchema(value)
        } else {
            writeSchemaKeyword(name, value, of: schema)
        }
    }

    private mutating func writeSchemas(_ list: Node) {
        guard list.kind == .array else { return copy(list) }
        builder.beginArray(from: list)
        for schema in list.elements { writeSchema(schema) }
        builder.end()
    }

    private mutating func writeSchemaKeyword(_ name: String, _ value: Node, of schema: Node) {
        switch (name, value.string) {
        case ("$ref", let text?):
            key(name, from: value)
            builder.string(reference(text, at: schema), from: value)
        case ("discriminator", let property?):
            key(name, from: value)
            builder.beginObject(from: value)
            key("propertyName", from: value)
            builder.string(property, from: value)
            builder.end()
        case ("type", "file"):
            key(name, from: value)
            builder.string("string", from: value)
            if schema["format"] == nil {
                key("format", from: value)
                builder.string("binary", from: value)
            }
        case ("x-nullable", _): copy(value, as: "nullable")
        case ("collectionFormat", _): copy(value, as: Schema.listStyleField)
        default: copy(value, as: name)
        }
    }
}
