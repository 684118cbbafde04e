import SourceTree

/// The keywords that a value made by type, members and items may still miss: where one stands the value is checked.
enum SampleDoubts {
    private static let containers: KeyGroup = [
        "oneOf", "not", "if", "dependentSchemas", "dependentRequired", "dependencies", "propertyNames", "contains",
        "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "minProperties", "maxProperties", "minItems",
        "maxItems", "patternProperties", "enum", "const", "$dynamicRef", "$recursiveRef",
    ]

    /// Those about scalars.
    static let scalars: KeyGroup = [
        "enum", "const", "oneOf", "not", "if", "pattern", "minLength", "maxLength", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    ]

    /// Whether a finished object or array has to be checked.
    static func remain(_ layers: SchemaLayers) -> Bool { layers.has(containers) }
}
