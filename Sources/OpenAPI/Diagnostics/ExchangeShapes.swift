/// The objects of requests and responses of 3.0, 3.1 and 3.2 (OpenAPI 3.2, sections 4.9 to 4.22).
enum ExchangeShapes {
    static let all: [ObjectKind: ObjectShape] = [
        .paths: ObjectShape([:], isOpen: true),
        .pathItem: ObjectShape(pathItem, mayRefer: true),
        .operation: ObjectShape([
            "tags": .list(.text), "summary": .text, "description": .text, "operationId": .text, "deprecated": .boolean,
            "externalDocs": .object(.externalDocs), "parameters": .list(.object(.parameter), unique: true),
            "requestBody": .object(.requestBody), "responses": .object(.responses),
            "callbacks": .map(.object(.callback)), "security": .list(.object(.securityRequirement)),
            "servers": .list(.object(.server)),
        ]),
        .parameter: ObjectShape(
            value.merging(["name": .text, "in": .text]) { a, _ in a }, required: ["name", "in"], mayRefer: true),
        .header: ObjectShape(value, mayRefer: true),
        .requestBody: ObjectShape(
            ["description": .text, "content": .object(.content), "required": .boolean], required: ["content"],
            mayRefer: true),
        .content: ObjectShape([:], isOpen: true),
        .mediaType: ObjectShape(
            [
                "description": .text, "schema": .schema, "itemSchema": .schema, "example": .any,
                "examples": .map(.object(.example)), "encoding": .map(.object(.encoding)),
                "itemEncoding": .object(.encoding), "prefixEncoding": .list(.object(.encoding)),
            ], mayRefer: true),
        .encoding: ObjectShape([
            "contentType": .text, "headers": .map(.object(.header)),
            "style": .choice(["form", "spaceDelimited", "pipeDelimited", "deepObject"]), "explode": .boolean,
            "allowReserved": .boolean, "encoding": .map(.object(.encoding)), "itemEncoding": .object(.encoding),
            "prefixEncoding": .list(.object(.encoding)),
        ]),
        .responses: ObjectShape([:], isOpen: true),
        .response: ObjectShape(
            [
                "description": .text, "summary": .text, "headers": .map(.object(.header)),
                "content": .object(.content), "links": .map(.object(.link)),
            ], mayRefer: true),
        .callback: ObjectShape([:], mayRefer: true, isOpen: true),
        .example: ObjectShape(
            [
                "summary": .text, "description": .text, "value": .any, "dataValue": .any, "serializedValue": .text,
                "externalValue": .formed(.uri),
            ], mayRefer: true),
        .link: ObjectShape(
            [
                "operationRef": .formed(.uri), "operationId": .text, "parameters": .map(.any), "requestBody": .any,
                "description": .text, "server": .object(.server),
            ], mayRefer: true),
    ]

    private static let pathItem: [String: Shape] = {
        var fields: [String: Shape] = [
            "summary": .text, "description": .text, "servers": .list(.object(.server)),
            "parameters": .list(.object(.parameter), unique: true), "additionalOperations": .map(.object(.operation)),
        ]
        for method in OperationList.methods { fields[method] = .object(.operation) }
        return fields
    }()

    private static let value: [String: Shape] = [
        "description": .text, "required": .boolean, "deprecated": .boolean, "allowEmptyValue": .boolean,
        "style": .text, "explode": .boolean, "allowReserved": .boolean, "schema": .schema, "example": .any,
        "examples": .map(.object(.example)), "content": .single(.object(.content)),
    ]
}
