/// Schemas and what belongs to them: the Schema Object of 3.0, and JSON Schema 2020-12 with the fields of OpenAPI's
/// base vocabulary for 3.1 and later.
enum SchemaShapes {
    /// What schemas of every version have in common.
    static let common: [String: Shape] = [
        "type": .types, "title": .text, "description": .text, "format": .text, "pattern": .formed(.pattern),
        "default": .any, "properties": .map(.schema), "additionalProperties": .schemaOrBoolean,
        "maximum": .number, "minimum": .number, "multipleOf": .positive, "maxLength": .count, "minLength": .count,
        "maxItems": .count, "minItems": .count, "maxProperties": .count, "minProperties": .count,
        "uniqueItems": .boolean, "readOnly": .boolean, "externalDocs": .object(.externalDocs), "xml": .object(.xml),
        "example": .any,
    ]

    /// The Schema Object of 3.0 (section 4.7.24).
    static let v30 = ObjectShape(
        common.merging([
            "exclusiveMaximum": .boolean, "exclusiveMinimum": .boolean, "required": .list(.text, least: 1),
            "enum": .list(.any, least: 1), "not": .schema, "allOf": .list(.schema), "oneOf": .list(.schema),
            "anyOf": .list(.schema), "items": .schema, "nullable": .boolean, "writeOnly": .boolean,
            "deprecated": .boolean, "discriminator": .object(.discriminator),
        ]) { a, _ in a }, mayRefer: true)

    /// JSON Schema 2020-12 (core sections 8 to 11, validation sections 6 to 9); a schema may have any other keyword.
    static let modern = ObjectShape(
        common.merging(core) { a, _ in a }.merging(applicators) { _, new in new }.merging(assertions) { _, new in new },
        mayRefer: true, isOpen: true)

    /// Schemas of another dialect: only looked through for references.
    static let foreign = ObjectShape(
        [
            "$defs": .map(.schemaOrBoolean), "definitions": .map(.schemaOrBoolean),
            "properties": .map(.schemaOrBoolean), "patternProperties": .map(.schemaOrBoolean),
            "dependentSchemas": .map(.schemaOrBoolean), "allOf": .list(.schemaOrBoolean),
            "anyOf": .list(.schemaOrBoolean), "oneOf": .list(.schemaOrBoolean), "not": .schemaOrBoolean,
            "if": .schemaOrBoolean, "then": .schemaOrBoolean, "else": .schemaOrBoolean, "contains": .schemaOrBoolean,
            "additionalProperties": .schemaOrBoolean, "propertyNames": .schemaOrBoolean,
            "unevaluatedItems": .schemaOrBoolean, "unevaluatedProperties": .schemaOrBoolean,
        ],
        mayRefer: true, isOpen: true)

    private static let core: [String: Shape] = [
        "$id": .text, "$schema": .text, "$dynamicRef": .text, "$anchor": .formed(.anchor),
        "$dynamicAnchor": .formed(.anchor), "$comment": .text, "$vocabulary": .map(.boolean), "$defs": .map(.schema),
        "definitions": .map(.schema), "discriminator": .object(.discriminator), "deprecated": .boolean,
        "writeOnly": .boolean, "examples": .list(.any), "contentEncoding": .text, "contentMediaType": .text,
        "contentSchema": .schema,
    ]

    private static let applicators: [String: Shape] = [
        "prefixItems": .list(.schema, least: 1), "items": .schema, "contains": .schema,
        "additionalProperties": .schema, "patternProperties": .map(.schema), "dependentSchemas": .map(.schema),
        "propertyNames": .schema, "if": .schema, "then": .schema, "else": .schema, "allOf": .list(.schema, least: 1),
        "anyOf": .list(.schema, least: 1), "oneOf": .list(.schema, least: 1), "not": .schema,
        "unevaluatedItems": .schema, "unevaluatedProperties": .schema,
    ]

    private static let assertions: [String: Shape] = [
        "enum": .list(.any), "exclusiveMaximum": .number, "exclusiveMinimum": .number, "maxContains": .count,
        "minContains": .count, "required": .list(.text), "dependentRequired": .map(.list(.text, unique: true)),
    ]

    static func discriminator(isOpen: Bool) -> ObjectShape {
        ObjectShape(
            ["propertyName": .text, "mapping": .map(.text), "defaultMapping": .text], required: ["propertyName"],
            isOpen: isOpen)
    }

    static let xml = ObjectShape([
        "name": .text, "namespace": .text, "prefix": .text, "attribute": .boolean, "wrapped": .boolean,
        "nodeType": .choice(["element", "attribute", "text", "cdata", "none"]),
    ])
}
