import OpenAPI
import SourceTree

/// A value as its receiver reads it: what travels as text counts as the type that its schema asks for.
struct TypedInstance {
    private static let depthLimit = 64

    private var builder = TreeBuilder(name: "")

    /// The value with the texts of numbers and booleans as such, and numbers and booleans as text where only text is
    /// asked for; a single value counts as a list of one.
    static func tree(of value: Node, as schema: Schema) -> Tree {
        var instance = TypedInstance()
        instance.write(value, schema, depth: 0)
        return instance.builder.finish()
    }

    private mutating func write(_ value: Node, _ schema: Schema?, depth: Int) {
        guard let schema = schema?.unwrapped, depth < Self.depthLimit else { return builder.copy(value) }
        let types = Self.types(of: schema, depth: 0)
        switch value.kind {
        case .array: writeItems(value, schema, depth: depth)
        case .object: writeMembers(value, schema, depth: depth)
        case .null: builder.copy(value)
        case .string, .number, .boolean:
            guard types == ["array"] else { return writeScalar(value, types) }
            builder.beginArray()
            write(value, schema.items, depth: depth + 1)
            builder.end()
        }
    }

    private mutating func writeItems(_ value: Node, _ schema: Schema, depth: Int) {
        let prefix = schema.prefixItems
        builder.beginArray()
        for (index, item) in value.elements.enumerated() {
            write(item, prefix.indices.contains(index) ? prefix[index] : schema.items, depth: depth + 1)
        }
        builder.end()
    }

    private mutating func writeMembers(_ value: Node, _ schema: Schema, depth: Int) {
        let properties = schema.mergedProperties
        var further: Schema?
        if case .schema(let other) = schema.additionalProperties { further = other }
        builder.beginObject()
        for member in value.members {
            builder.key(member.key)
            write(member.value, properties.first { $0.name == member.key }?.schema ?? further, depth: depth + 1)
        }
        builder.end()
    }

    private mutating func writeScalar(_ value: Node, _ types: Set<String>) {
        let text = value.text ?? ""
        if value.kind == .string, !types.isEmpty, !types.contains("string") {
            if types.contains("boolean"), text == "true" || text == "false" { return builder.boolean(text == "true") }
            if types.contains("number") || types.contains("integer") { return builder.number(text: text) }
        }
        if value.kind != .string, types == ["string"] { return builder.string(text) }
        builder.copy(value)
    }

    /// The types that a schema names, those of its parts and alternatives among them; empty when any will do.
    static func types(of schema: Schema, depth: Int) -> Set<String> {
        let own = schema.effectiveTypes
        if !own.isEmpty || depth > 8 { return Set(own) }
        let parts = (schema.allOf + schema.oneOf + schema.anyOf).prefix(50).map { types(of: $0, depth: depth + 1) }
        return parts.contains([]) ? [] : parts.reduce(into: []) { $0.formUnion($1) }
    }
}
