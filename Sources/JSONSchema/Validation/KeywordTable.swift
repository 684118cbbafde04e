/// Which keywords each dialect knows, by their names.
enum KeywordTable {
    static func keywords(of dialect: Dialect, _ vocabulary: Vocabulary) -> [String: Keyword] {
        switch dialect {
        case .draft202012: vocabulary.validates ? draft202012 : vocabulary.knowsFormats ? formats : applicators
        case .draft4: draft4
        case .openAPI30: openAPI30
        }
    }

    /// In the order in which they are applied, after all others.
    static let last: [(String, Keyword)] = [
        ("unevaluatedItems", .applicator(.unevaluatedItems)),
        ("unevaluatedProperties", .applicator(.unevaluatedProperties)),
    ]

    private static let applicators: [String: Keyword] = [
        "$ref": .applicator(.reference),
        "$dynamicRef": .applicator(.dynamicReference),
        "$recursiveRef": .applicator(.recursiveReference),
        "allOf": .applicator(.allOf),
        "anyOf": .applicator(.anyOf),
        "oneOf": .applicator(.oneOf),
        "not": .applicator(.not),
        "if": .applicator(.if),
        "dependentSchemas": .applicator(.dependentSchemas),
        "prefixItems": .applicator(.prefixItems),
        "items": .applicator(.items),
        "contains": .applicator(.contains),
        "properties": .applicator(.properties),
        "patternProperties": .applicator(.patternProperties),
        "additionalProperties": .applicator(.additionalProperties),
        "propertyNames": .applicator(.propertyNames),
    ]

    /// Assertions that mean the same in every dialect.
    private static let assertions: [String: Keyword] = [
        "enum": .assertion(.enum),
        "multipleOf": .assertion(.multipleOf),
        "minimum": .assertion(.minimum),
        "maximum": .assertion(.maximum),
        "minLength": .assertion(.minLength),
        "maxLength": .assertion(.maxLength),
        "pattern": .assertion(.pattern),
        "format": .assertion(.format),
        "minItems": .assertion(.minItems),
        "maxItems": .assertion(.maxItems),
        "uniqueItems": .assertion(.uniqueItems),
        "minProperties": .assertion(.minProperties),
        "maxProperties": .assertion(.maxProperties),
        "required": .assertion(.required),
        "type": .assertion(.type),
    ]

    private static let modern: [String: Keyword] = [
        "const": .assertion(.const),
        "exclusiveMinimum": .assertion(.minimum),
        "exclusiveMaximum": .assertion(.maximum),
        "dependentRequired": .assertion(.dependentRequired),
    ]

    /// Draft 4 where it differs: arrays in `items`, `dependencies`; `exclusiveMinimum` is a part of `minimum`.
    private static let older: [String: Keyword] = [
        "minimum": .assertion(.olderMinimum),
        "maximum": .assertion(.olderMaximum),
        "items": .applicator(.olderItems),
        "allOf": .applicator(.allOf),
        "anyOf": .applicator(.anyOf),
        "oneOf": .applicator(.oneOf),
        "not": .applicator(.not),
        "properties": .applicator(.properties),
        "additionalProperties": .applicator(.additionalProperties),
    ]

    /// `dependencies` is no keyword of 2020-12 any more, yet its metaschema still knows it.
    private static let draft202012 = applicators.merging(assertions) { $1 }.merging(modern) { $1 }
        .merging(["dependencies": .applicator(.dependencies)]) { $1 }
    /// For a metaschema with formats and without the other assertions.
    private static let formats = applicators.merging(["format": .assertion(.format)]) { $1 }
    private static let openAPI30 = assertions.merging(older) { $1 }
    private static let draft4 = openAPI30.merging([
        "patternProperties": .applicator(.patternProperties),
        "dependencies": .applicator(.dependencies),
    ]) { $1 }
}
