/// The objects of 2.0 and what their fields take (OpenAPI 2.0, "Schema").
enum OldObjectShapes {
    private static let constraints: [String: Shape] = [
        "type": .text, "format": .text, "items": .object(.oldItems), "enum": .list(.any, least: 1, unique: true),
        "collectionFormat": .text, "pattern": .formed(.pattern), "maximum": .number, "minimum": .number,
        "maxLength": .count, "minLength": .count, "maxItems": .count, "minItems": .count, "uniqueItems": .boolean,
        "multipleOf": .positive, "default": .any, "exclusiveMaximum": .boolean, "exclusiveMinimum": .boolean,
    ]

    private static let pathItem: [String: Shape] = {
        var fields: [String: Shape] = ["parameters": .list(.object(.oldParameter), unique: true)]
        for method in ["get", "put", "post", "delete", "options", "head", "patch"] {
            fields[method] = .object(.oldOperation)
        }
        return fields
    }()

    private static let schemes = Shape.list(.choice(["http", "https", "ws", "wss"]), unique: true)
    private static let requirements = Shape.list(.object(.securityRequirement), unique: true)

    static let all: [ObjectKind: ObjectShape] = [
        .info: ObjectShape(
            [
                "title": .text, "version": .text, "description": .text, "termsOfService": .text,
                "contact": .object(.contact), "license": .object(.license),
            ], required: ["title", "version"]),
        .license: ObjectShape(["name": .text, "url": .formed(.uri)], required: ["name"]),
        .tag: ObjectShape(
            ["name": .text, "description": .text, "externalDocs": .object(.externalDocs)], required: ["name"]),
        .xml: ObjectShape([
            "name": .text, "namespace": .text, "prefix": .text, "attribute": .boolean, "wrapped": .boolean,
        ]),
        .oldDocument: ObjectShape([
            "swagger": .any, "info": .object(.info), "host": .formed(.host), "basePath": .formed(.basePath),
            "schemes": schemes, "consumes": .list(.text, unique: true), "produces": .list(.text, unique: true),
            "paths": .object(.oldPaths), "definitions": .map(.schema), "parameters": .map(.object(.oldParameter)),
            "responses": .map(.object(.oldResponse)), "securityDefinitions": .map(.object(.oldSecurityScheme)),
            "security": requirements, "tags": .list(.object(.tag), unique: true),
            "externalDocs": .object(.externalDocs),
        ]),
        .oldPaths: ObjectShape([:], isOpen: true),
        .oldPathItem: ObjectShape(pathItem, mayRefer: true),
        .oldOperation: ObjectShape(
            [
                "tags": .list(.text, unique: true), "summary": .text, "description": .text, "operationId": .text,
                "deprecated": .boolean, "externalDocs": .object(.externalDocs),
                "consumes": .list(.text, unique: true), "produces": .list(.text, unique: true),
                "parameters": .list(.object(.oldParameter), unique: true), "responses": .object(.oldResponses),
                "schemes": schemes, "security": requirements,
            ], required: ["responses"]),
        .oldParameter: ObjectShape(
            constraints.merging([
                "description": .text, "name": .text, "in": .choice(["query", "header", "path", "formData", "body"]),
                "required": .boolean, "schema": .schema, "allowEmptyValue": .boolean,
            ]) { a, _ in a }, required: ["name", "in"], mayRefer: true),
        .oldItems: ObjectShape(constraints),
        .oldResponses: ObjectShape([:], isOpen: true),
        .oldResponse: ObjectShape(
            [
                "description": .text, "schema": .object(.oldResponseSchema), "headers": .map(.object(.oldHeader)),
                "examples": .map(.any),
            ], required: ["description"], mayRefer: true),
        .oldHeader: ObjectShape(constraints.merging(["description": .text]) { a, _ in a }, required: ["type"]),
        .oldSecurityScheme: ObjectShape(
            [
                "type": .choice(["basic", "apiKey", "oauth2"]), "description": .text, "name": .text,
                "in": .choice(["query", "header"]), "authorizationUrl": .formed(.uri), "tokenUrl": .formed(.uri),
                "flow": .choice(["implicit", "password", "application", "accessCode"]), "scopes": .map(.text),
            ], required: ["type"]),
        .oldSchema: ObjectShape(
            SchemaShapes.common.merging([
                "discriminator": .text, "exclusiveMaximum": .boolean, "exclusiveMinimum": .boolean,
                "required": .list(.text, least: 1), "enum": .list(.any, least: 1, unique: true), "items": .schemas,
                "allOf": .list(.schema, least: 1),
            ]) { a, _ in a }, mayRefer: true),
        .oldFile: ObjectShape([
            "format": .text, "title": .text, "description": .text, "default": .any, "type": .text,
            "required": .list(.text, least: 1), "readOnly": .boolean, "externalDocs": .object(.externalDocs),
            "example": .any,
        ]),
    ]
}
