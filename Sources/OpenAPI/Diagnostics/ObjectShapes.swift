/// The objects of 3.0, 3.1 and 3.2 and what their fields take (OpenAPI 3.2, section 4).
enum ObjectShapes {
    static func shape(of kind: ObjectKind) -> ObjectShape { all[kind] ?? ObjectShape([:]) }

    private static let all = descriptions.merging(exchanges) { a, _ in a }.merging(schemas) { a, _ in a }
        .merging(OldObjectShapes.all) { a, _ in a }

    private static let descriptions: [ObjectKind: ObjectShape] = [
        .document: ObjectShape([
            "openapi": .any, "swagger": .any, "info": .object(.info), "servers": .array(.object(.server)),
            "paths": .patterned(.object(.pathItem)),
            "webhooks": .map(.object(.pathItem)), "components": .object(.components),
            "security": .array(.object(.securityRequirement)), "tags": .array(.object(.tag)),
            "externalDocs": .object(.externalDocs), "jsonSchemaDialect": .text, "$self": .text,
        ]),
        .info: ObjectShape(
            [
                "title": .text, "version": .text, "summary": .text, "description": .text, "termsOfService": .text,
                "contact": .object(.contact), "license": .object(.license),
            ], required: ["title", "version"]),
        .contact: ObjectShape(["name": .text, "url": .text, "email": .text]),
        .license: ObjectShape(["name": .text, "url": .text, "identifier": .text], required: ["name"]),
        .server: ObjectShape(
            ["url": .text, "description": .text, "name": .text, "variables": .map(.object(.serverVariable))],
            required: ["url"]),
        .serverVariable: ObjectShape(
            ["default": .text, "enum": .array(.text), "description": .text], required: ["default"]),
        .components: ObjectShape([
            "schemas": .map(.schema), "responses": .map(.object(.response)), "parameters": .map(.object(.parameter)),
            "examples": .map(.object(.example)), "requestBodies": .map(.object(.requestBody)),
            "headers": .map(.object(.header)), "securitySchemes": .map(.object(.securityScheme)),
            "links": .map(.object(.link)), "callbacks": .map(.object(.callback)),
            "pathItems": .map(.object(.pathItem)), "mediaTypes": .map(.object(.mediaType)),
        ]),
        .tag: ObjectShape(
            [
                "name": .text, "summary": .text, "description": .text, "externalDocs": .object(.externalDocs),
                "parent": .text, "kind": .text,
            ], required: ["name"]),
        .externalDocs: ObjectShape(["url": .text, "description": .text], required: ["url"]),
        .securityRequirement: ObjectShape([:]),
        .securityScheme: ObjectShape(
            [
                "type": .choice(["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]), "description": .text,
                "name": .text, "in": .choice(["query", "header", "cookie"]), "scheme": .text, "bearerFormat": .text,
                "flows": .object(.flows), "openIdConnectUrl": .text, "oauth2MetadataUrl": .text, "deprecated": .boolean,
            ], required: ["type"], mayRefer: true),
        .flows: ObjectShape([
            "implicit": .object(.flow), "password": .object(.flow), "clientCredentials": .object(.flow),
            "authorizationCode": .object(.flow), "deviceAuthorization": .object(.flow),
        ]),
        .flow: ObjectShape(
            [
                "authorizationUrl": .text, "tokenUrl": .text, "refreshUrl": .text, "deviceAuthorizationUrl": .text,
                "scopes": .patterned(.text),
            ], required: ["scopes"]),
    ]

    private static let pathItem: [String: Shape] = {
        var fields: [String: Shape] = [
            "summary": .text, "description": .text, "servers": .array(.object(.server)),
            "parameters": .array(.object(.parameter)), "additionalOperations": .map(.object(.operation)),
        ]
        for method in OperationList.methods { fields[method] = .object(.operation) }
        return fields
    }()

    private static let value: [String: Shape] = [
        "description": .text, "required": .boolean, "deprecated": .boolean, "allowEmptyValue": .boolean,
        "style": .choice(Style.allCases.map(\.rawValue)), "explode": .boolean, "allowReserved": .boolean,
        "schema": .schema, "example": .any, "examples": .map(.object(.example)), "content": .map(.object(.mediaType)),
    ]

    private static let exchanges: [ObjectKind: ObjectShape] = [
        .pathItem: ObjectShape(pathItem, mayRefer: true),
        .operation: ObjectShape([
            "tags": .array(.text), "summary": .text, "description": .text, "operationId": .text, "deprecated": .boolean,
            "externalDocs": .object(.externalDocs), "parameters": .array(.object(.parameter)),
            "requestBody": .object(.requestBody), "responses": .patterned(.object(.response)),
            "callbacks": .map(.object(.callback)), "security": .array(.object(.securityRequirement)),
            "servers": .array(.object(.server)),
        ]),
        .parameter: ObjectShape(
            value.merging(
                ["name": .text, "in": .choice(Parameter.Location.allCases.map(\.rawValue))]
            ) { a, _ in a }, required: ["name", "in"], mayRefer: true),
        .header: ObjectShape(value, mayRefer: true),
        .requestBody: ObjectShape(
            ["description": .text, "content": .map(.object(.mediaType)), "required": .boolean],
            required: ["content"], mayRefer: true),
        .mediaType: ObjectShape(
            [
                "schema": .schema, "itemSchema": .schema, "example": .any, "examples": .map(.object(.example)),
                "encoding": .map(.object(.encoding)), "itemEncoding": .object(.encoding),
                "prefixEncoding": .array(.any),
            ], mayRefer: true),
        .encoding: ObjectShape([
            "contentType": .text, "headers": .map(.object(.header)), "style": .text, "explode": .boolean,
            "allowReserved": .boolean, "encoding": .any, "itemEncoding": .any, "prefixEncoding": .any,
        ]),
        .response: ObjectShape(
            [
                "description": .text, "summary": .text, "headers": .map(.object(.header)),
                "content": .map(.object(.mediaType)), "links": .map(.object(.link)),
            ], mayRefer: true),
        .callback: ObjectShape([:], mayRefer: true),
        .example: ObjectShape(
            [
                "summary": .text, "description": .text, "value": .any, "dataValue": .any, "serializedValue": .text,
                "externalValue": .text,
            ], mayRefer: true),
        .link: ObjectShape(
            [
                "operationRef": .text, "operationId": .text, "parameters": .map(.any), "requestBody": .any,
                "description": .text, "server": .object(.server),
            ], mayRefer: true),
    ]

    /// What schemas of every version have in common.
    static let schemaFields: [String: Shape] = [
        "type": .textOrTexts, "title": .text, "description": .text, "format": .text, "pattern": .text,
        "enum": .array(.any),
        "default": .any, "required": .array(.text), "properties": .map(.schema), "allOf": .array(.schema),
        "items": .schemas, "additionalProperties": .schemaOrBoolean, "maximum": .number, "minimum": .number,
        "multipleOf": .number, "maxLength": .number, "minLength": .number, "maxItems": .number, "minItems": .number,
        "maxProperties": .number, "minProperties": .number, "uniqueItems": .boolean, "readOnly": .boolean,
        "externalDocs": .object(.externalDocs), "xml": .object(.xml),
    ]

    private static let schemas: [ObjectKind: ObjectShape] = [
        .schema: ObjectShape(
            schemaFields.merging([
                "oneOf": .array(.schema), "anyOf": .array(.schema), "not": .schema, "nullable": .boolean,
                "writeOnly": .boolean, "deprecated": .boolean, "discriminator": .object(.discriminator),
                "patternProperties": .map(.schema), "prefixItems": .array(.schema), "if": .schema, "then": .schema,
                "else": .schema, "contains": .schema, "propertyNames": .schema, "dependentSchemas": .map(.schema),
                "$defs": .map(.schema), "unevaluatedItems": .schemaOrBoolean, "unevaluatedProperties": .schemaOrBoolean,
            ]) { a, _ in a }, mayRefer: true),
        .discriminator: ObjectShape(
            ["propertyName": .text, "mapping": .map(.text), "defaultMapping": .text], required: ["propertyName"]),
        .xml: ObjectShape([
            "name": .text, "namespace": .text, "prefix": .text, "attribute": .boolean, "wrapped": .boolean,
            "nodeType": .choice(["element", "attribute", "text", "cdata", "none"]),
        ]),
    ]
}
