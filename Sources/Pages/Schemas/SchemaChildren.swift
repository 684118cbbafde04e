import OpenAPI
import SourceTree

/// What stands below a schema: members with where they come from, items, alternatives.
struct SchemaChildren {
    struct Row {
        let name: String
        let schema: Schema
        let isRequired: Bool
        /// The named schema of `allOf` that brings the member in.
        let origin: String?
        /// Whether the name is not a member's but stands for one.
        var isPlaceholder = false
    }

    struct Variants {
        let label: String
        let schemas: [Schema]
    }

    static let maximumVariants = 40

    private(set) var rows: [Row] = []
    private(set) var variants: [Variants] = []
    private(set) var note: String?

    /// Everything below a schema; an array shows what its items hold.
    static func of(_ schema: Schema) -> SchemaChildren {
        let core = core(of: schema)
        var children = SchemaChildren()
        children.addMembers(of: core)
        children.addMaps(of: core)
        children.addItems(of: core)
        children.addConditions(of: core)
        children.addVariants(of: core)
        return children
    }

    /// Whether there is anything below, without collecting it.
    static func hasAny(_ schema: Schema) -> Bool {
        let core = core(of: schema)
        if core.booleanValue != nil { return false }
        for keyword in [
            "properties", "allOf", "oneOf", "anyOf", "patternProperties", "prefixItems", "not", "if",
            "dependentSchemas",
        ] where (core.keyword(keyword)?.count ?? 0) > 0 { return true }
        if case .schema(let value) = core.additionalProperties { return hasAny(value) || value.id != nil }
        return core.items != nil && core.prefixItems.isEmpty == false
    }

    /// The type as a reader needs it: a named scalar by what it is, anything with members by its name.
    static func typeText(of schema: Schema) -> String {
        schema.referenceName != nil && !hasAny(schema) ? schema.structureText : schema.typeText
    }

    /// The schema whose members are shown: that of the items for an array, of the values for a map of objects.
    static func core(of schema: Schema) -> Schema {
        var current = schema
        for _ in 0..<4 {
            guard (current.keyword("properties")?.count ?? 0) == 0, current.prefixItems.isEmpty,
                let items = current.items
            else { return current }
            current = items
        }
        return current
    }

    /// What an alternative is called.
    static func label(of schema: Schema, number: Int) -> String {
        if let name = schema.referenceName { return name }
        if let title = schema.title, !title.isEmpty { return title }
        let type = schema.typeText
        return type.isEmpty || type == "object" ? "Variant \(number)" : type
    }

    private mutating func addMembers(of schema: Schema) {
        let parts = schema.allOf
        guard !parts.isEmpty else {
            rows += schema.properties.map {
                Row(name: $0.name, schema: $0.schema, isRequired: $0.isRequired, origin: nil)
            }
            return
        }
        let own = Set(schema.properties.map(\.name))
        var origins: [String: String] = [:]
        for part in parts {
            guard let name = part.referenceName else { continue }
            for property in part.mergedProperties where origins[property.name] == nil {
                origins[property.name] = name
            }
            // An alternative within a part belongs to the whole.
            if part.properties.isEmpty { addVariants(of: part) }
        }
        rows += schema.mergedProperties.map { property in
            Row(
                name: property.name, schema: property.schema, isRequired: property.isRequired,
                origin: own.contains(property.name) ? nil : origins[property.name])
        }
        if rows.isEmpty, parts.count == 1, let only = parts.first, SchemaChildren.hasAny(only) == false {
            note = nil
        }
    }

    private mutating func addMaps(of schema: Schema) {
        for (pattern, value) in schema.patternProperties {
            rows.append(Row(name: "/\(pattern)/", schema: value, isRequired: false, origin: nil, isPlaceholder: true))
        }
        switch schema.additionalProperties {
        case .any: break
        case .none: if !rows.isEmpty { note = "no other properties" }
        case .schema(let value):
            rows.append(Row(name: "{name}", schema: value, isRequired: false, origin: nil, isPlaceholder: true))
        }
    }

    private mutating func addItems(of schema: Schema) {
        let first = schema.prefixItems
        guard !first.isEmpty else { return }
        for (index, item) in first.enumerated() {
            rows.append(Row(name: "[\(index)]", schema: item, isRequired: false, origin: nil, isPlaceholder: true))
        }
        if let items = schema.items {
            rows.append(Row(name: "[…]", schema: items, isRequired: false, origin: nil, isPlaceholder: true))
        }
    }

    private mutating func addConditions(of schema: Schema) {
        for keyword in ["not", "if", "then", "else"] {
            guard let part = schema.subschema(keyword) else { continue }
            rows.append(Row(name: keyword, schema: part, isRequired: false, origin: nil, isPlaceholder: true))
        }
        for (name, part) in schema.namedSubschemas("dependentSchemas") {
            rows.append(
                Row(name: "with \(name)", schema: part, isRequired: false, origin: nil, isPlaceholder: true))
        }
    }

    private mutating func addVariants(of schema: Schema) {
        if !schema.oneOf.isEmpty { variants.append(Variants(label: "One of", schemas: schema.oneOf)) }
        if !schema.anyOf.isEmpty { variants.append(Variants(label: "Any of", schemas: schema.anyOf)) }
    }
}
