/// What a value of a description is, as far as references may stand in it: tells where one written there may lead and in
/// which section of the components its target can be kept.
enum BundledPart: Hashable, Sendable {
    case document, components, pathItem, operation, parameter, requestBody, response, header, mediaType, encoding
    case example, link, callback, securityScheme, schema

    /// How the values of a field are arranged.
    enum Arrangement: Sendable {
        /// One value; several where a list stands (`items` of draft 4).
        case single
        /// A list of values.
        case list
        /// An object with names of the author's choice.
        case map
    }

    /// A field whose value holds parts again.
    struct Field: Sendable {
        let part: BundledPart
        let arrangement: Arrangement

        init(_ part: BundledPart, _ arrangement: Arrangement = .single) {
            self.part = part
            self.arrangement = arrangement
        }
    }

    /// The fields of this part that hold parts; all others are data.
    var fields: [String: Field] { Self.fields[self] ?? [:] }

    /// The section of the components that can keep such a part; nil where there is none in any version.
    var section: String? {
        switch self {
        case .schema: "schemas"
        case .response: "responses"
        case .parameter: "parameters"
        case .example: "examples"
        case .requestBody: "requestBodies"
        case .header: "headers"
        case .securityScheme: "securitySchemes"
        case .link: "links"
        case .callback: "callbacks"
        case .pathItem: "pathItems"
        case .mediaType: "mediaTypes"
        case .document, .components, .operation, .encoding: nil
        }
    }

    private static let value: [String: Field] = [
        "schema": Field(.schema), "content": Field(.mediaType, .map), "examples": Field(.example, .map),
    ]

    private static let parts: [String: Field] = [
        "encoding": Field(.encoding, .map), "prefixEncoding": Field(.encoding, .list), "itemEncoding": Field(.encoding),
    ]

    private static let sections: [String: Field] = {
        let all: [BundledPart] = [
            .schema, .response, .parameter, .example, .requestBody, .header, .securityScheme, .link, .callback,
            .pathItem, .mediaType,
        ]
        var fields: [String: Field] = [:]
        for part in all { if let section = part.section { fields[section] = Field(part, .map) } }
        return fields
    }()

    private static let keywords: [String: Field] = {
        var fields: [String: Field] = [:]
        for name in ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"] {
            fields[name] = Field(.schema, .map)
        }
        for name in ["allOf", "oneOf", "anyOf", "prefixItems"] { fields[name] = Field(.schema, .list) }
        for name in [
            "items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "contentSchema",
            "unevaluatedItems", "unevaluatedProperties", "additionalItems",
        ] { fields[name] = Field(.schema) }
        return fields
    }()

    private static let methods: [String: Field] = {
        var fields = ["parameters": Field(.parameter, .list), "additionalOperations": Field(.operation, .map)]
        for method in OperationList.methods { fields[method] = Field(.operation) }
        return fields
    }()

    private static let fields: [BundledPart: [String: Field]] = [
        .document: [
            "paths": Field(.pathItem, .map), "webhooks": Field(.pathItem, .map), "components": Field(.components),
            "definitions": Field(.schema, .map), "parameters": Field(.parameter, .map),
            "responses": Field(.response, .map),
        ],
        .components: sections,
        .pathItem: methods,
        .operation: [
            "parameters": Field(.parameter, .list), "requestBody": Field(.requestBody),
            "responses": Field(.response, .map), "callbacks": Field(.callback, .map),
        ],
        .parameter: value, .header: value,
        .requestBody: ["content": Field(.mediaType, .map)],
        .response: [
            "headers": Field(.header, .map), "content": Field(.mediaType, .map), "links": Field(.link, .map),
            "schema": Field(.schema),
        ],
        .mediaType: value.merging(["itemSchema": Field(.schema)]) { a, _ in a }.merging(parts) { a, _ in a },
        .encoding: parts.merging(["headers": Field(.header, .map)]) { a, _ in a },
        .schema: keywords,
    ]
}
