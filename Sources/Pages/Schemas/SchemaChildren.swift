import OpenAPI
import SourceTree

/// What stands below a schema: members with where they come from, items, conditions, alternatives.
struct SchemaChildren {
    /// One line below a schema.
    struct Row {
        /// What the line is called.
        enum Label: Hashable {
            /// A member by its name.
            case name(String)
            /// What stands for names or places: `{name}`, `/^x-/`, `[0]`.
            case placeholder(String)
            /// A rule in words, with the name it is about.
            case rule(String, name: String? = nil)
        }

        let label: Label
        let schema: Schema
        var isRequired = false
        /// The named schema of `allOf` that brings the member in.
        var origin: String?
    }

    /// Schemas of which a value fits one, or any.
    struct Variants {
        let label: String
        let schemas: [Schema]
        let discriminator: Discriminator?
    }

    static let maximumVariants = 100

    var rows: [Row] = []
    var variants: [Variants] = []
    /// What cannot be said of one row: closed objects, members that need others.
    var notes: [String] = []

    /// Everything below a schema; an array shows what its items hold.
    static func of(_ schema: Schema) -> SchemaChildren {
        let core = core(of: schema)
        var children = SchemaChildren()
        children.addMembers(of: core)
        children.addUndescribed(core.requiredNames)
        children.addMaps(of: core)
        children.addItems(of: core)
        children.addVariants(of: core, discriminator: core.discriminator)
        children.addConditions(of: core)
        if core != schema { children.addRules(beside: schema) }
        return children
    }

    /// What is said of a list or text as a whole, beside what its items are.
    private static let rules = ["contains", "contentSchema"]

    private static let keywords = [
        "properties", "allOf", "oneOf", "anyOf", "patternProperties", "prefixItems", "not", "if", "dependentSchemas",
        "dependencies", "dependentRequired", "propertyNames", "contains", "contentSchema",
        "required",
    ]
    private static let ruling = KeyGroup(rules)
    private static let holding = KeyGroup(keywords + ["additionalProperties", "unevaluatedProperties"])
    private static let wrapping: KeyGroup = ["items", "prefixItems", "oneOf", "anyOf"]

    /// Whether there is anything below, without collecting it.
    static func hasAny(_ schema: Schema) -> Bool {
        let core = core(of: schema)
        if core != schema, schema.hasAny(of: ruling) { return true }
        guard core.hasAny(of: holding) else { return false }
        if core.booleanValue != nil || core.isEnumerationOfConstants { return false }
        if core.allOf.count == 1, keywords.allSatisfy({ $0 == "allOf" || core.keyword($0) == nil }) {
            return hasAny(core.allOf[0], depth: 1)
        }
        for keyword in keywords where (core.keyword(keyword)?.count ?? 0) > 0 { return true }
        if case .schema(let value) = core.additionalProperties { return hasAny(value, depth: 1) || value.id != nil }
        return core.subschema("unevaluatedProperties")?.booleanValue == nil
            && core.keyword("unevaluatedProperties") != nil
    }

    /// The same within a wrapping, which may wrap another but not for ever.
    private static func hasAny(_ schema: Schema, depth: Int) -> Bool {
        let core = core(of: schema)
        guard core.hasAny(of: holding) else { return false }
        if core.booleanValue != nil || core.isEnumerationOfConstants { return false }
        if core.allOf.count == 1, depth < 8, keywords.allSatisfy({ $0 == "allOf" || core.keyword($0) == nil }) {
            return hasAny(core.allOf[0], depth: depth + 1)
        }
        return keywords.contains { (core.keyword($0)?.count ?? 0) > 0 }
            || core.keyword("additionalProperties")?.kind == .object
    }

    /// The type as a reader needs it: a named scalar by what it is, anything with members by its name.
    static func typeText(of schema: Schema) -> String {
        if schema.referenceName != nil { return hasAny(schema) ? schema.typeText : schema.structureText }
        guard schema.types.isEmpty, let only = schema.allOf.first, schema.allOf.count == 1, only.referenceName != nil,
            !hasAny(schema), only.allOf.isEmpty, only.brokenReference == nil
        else { return schema.typeText }
        return only.structureText + (schema.isNullable && !only.isNullable ? " | null" : "")
    }

    /// The schema whose members are shown: that of the items for an array, of the only alternative to null.
    static func core(of schema: Schema) -> Schema {
        var current = schema
        for _ in 0..<6 {
            guard current.hasAny(of: wrapping) else { return current }
            guard (current.keyword("properties")?.count ?? 0) == 0, current.prefixItems.isEmpty else { return current }
            if let items = current.items {
                current = items
            } else if let only = onlyVariant(of: current) {
                current = only
            } else {
                return current
            }
        }
        return current
    }

    private static func onlyVariant(of schema: Schema) -> Schema? {
        let list = schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf
        guard !list.isEmpty, list.count <= 2, schema.allOf.isEmpty else { return nil }
        let real = list.filter { !isNull($0) }
        return real.count == 1 ? real[0] : nil
    }

    /// Whether a schema takes null alone.
    static func isNull(_ schema: Schema) -> Bool { schema.types.isEmpty && schema.keyword("type")?.string == "null" }
}
