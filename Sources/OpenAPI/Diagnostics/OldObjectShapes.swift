/// The objects of 2.0 and what their fields take (OpenAPI 2.0, "Schema").
enum OldObjectShapes {
    private static let formats = ["csv", "ssv", "tsv", "pipes", "multi"]

    private static let value: [String: Shape] = [
        "description": .text, "type": .text, "format": .text, "items": .object(.oldSchema), "enum": .array(.any),
        "collectionFormat": .choice(formats), "pattern": .text, "maximum": .number, "minimum": .number,
        "maxLength": .number, "minLength": .number, "maxItems": .number, "minItems": .number, "uniqueItems": .boolean,
        "multipleOf": .number, "default": .any, "exclusiveMaximum": .boolean, "exclusiveMinimum": .boolean,
    ]

    private static let pathItem: [String: Shape] = {
        var fields: [String: Shape] = ["parameters": .array(.object(.oldParameter))]
        for method in ["get", "put", "post", "delete", "options", "head", "patch"] {
            fields[method] = .object(.oldOperation)
        }
        return fields
    }()

    static let all: [ObjectKind: ObjectShape] = [
        .oldDocument: ObjectShape([
            "swagger": .any, "info": .object(.info), "host": .text, "basePath": .text, "schemes": .array(.text),
            "consumes": .array(.text),
            "produces": .array(.text), "paths": .patterned(.object(.oldPathItem)),
            "definitions": .map(.object(.oldSchema)),
            "parameters": .map(.object(.oldParameter)), "responses": .map(.object(.oldResponse)),
            "securityDefinitions": .map(.object(.oldSecurityScheme)),
            "security": .array(.object(.securityRequirement)), "tags": .array(.object(.tag)),
            "externalDocs": .object(.externalDocs),
        ]),
        .oldPathItem: ObjectShape(pathItem, mayRefer: true),
        .oldOperation: ObjectShape([
            "tags": .array(.text), "summary": .text, "description": .text, "operationId": .text, "deprecated": .boolean,
            "externalDocs": .object(.externalDocs), "consumes": .array(.text), "produces": .array(.text),
            "parameters": .array(.object(.oldParameter)), "responses": .patterned(.object(.oldResponse)),
            "schemes": .array(.text), "security": .array(.object(.securityRequirement)),
        ]),
        .oldParameter: ObjectShape(
            value.merging([
                "name": .text, "in": .choice(["query", "header", "path", "formData", "body"]), "required": .boolean,
                "schema": .object(.oldSchema), "allowEmptyValue": .boolean,
            ]) { a, _ in a }, required: ["name", "in"], mayRefer: true),
        .oldResponse: ObjectShape(
            [
                "description": .text, "schema": .object(.oldSchema), "headers": .map(.object(.oldHeader)),
                "examples": .map(.any),
            ], mayRefer: true),
        .oldHeader: ObjectShape(value),
        .oldSecurityScheme: ObjectShape(
            [
                "type": .choice(["basic", "apiKey", "oauth2"]), "description": .text, "name": .text,
                "in": .choice(["query", "header"]), "authorizationUrl": .text, "tokenUrl": .text,
                "flow": .choice(["implicit", "password", "application", "accessCode"]), "scopes": .patterned(.text),
            ], required: ["type"]),
        .oldSchema: ObjectShape(
            ObjectShapes.schemaFields.merging(["discriminator": .any]) { _, new in new }, mayRefer: true),
    ]
}
