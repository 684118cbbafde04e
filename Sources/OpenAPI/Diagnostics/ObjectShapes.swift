/// The objects of 3.0, 3.1 and 3.2 and what their fields take (OpenAPI 3.2, section 4), with the version a field came in.
enum ObjectShapes {
    typealias Family = SpecificationVersion.Family

    /// The shape of an object in a version.
    static func shape(of kind: ObjectKind, in family: Family) -> ObjectShape {
        tables[family]?[kind] ?? ObjectShape([:], isOpen: true)
    }

    private static let tables: [Family: [ObjectKind: ObjectShape]] = [
        .v2: descriptions.merging(OldObjectShapes.all) { _, old in old }.mapValues { cut($0, to: .v2) },
        .v30: table(of: .v30), .v31: table(of: .v31), .v32: table(of: .v32),
    ]

    private static func table(of family: Family) -> [ObjectKind: ObjectShape] {
        var all = descriptions.merging(ExchangeShapes.all) { a, _ in a }
        all[.schema] = family == .v30 ? SchemaShapes.v30 : SchemaShapes.modern
        all[.discriminator] = SchemaShapes.discriminator(isOpen: family == .v30)
        all[.xml] = SchemaShapes.xml
        return Dictionary(uniqueKeysWithValues: all.map { ($0.key, cut($0.value, to: family, kind: $0.key)) })
    }

    /// The shape without the fields that another version has.
    private static func cut(_ shape: ObjectShape, to family: Family, kind: ObjectKind? = nil) -> ObjectShape {
        let later = kind.flatMap { firstVersions[$0] } ?? [:]
        let gone = kind.flatMap { lastVersions[$0] } ?? [:]
        let fields = shape.fields.filter { name, _ in
            (later[name] ?? .v2).rawValue <= family.rawValue && family.rawValue <= (gone[name] ?? .v32).rawValue
        }
        let required = kind.flatMap { furtherRequired[$0] }?.filter { $0.until.rawValue >= family.rawValue } ?? []
        return ObjectShape(
            fields, required: shape.required + required.map(\.name),
            mayRefer: shape.mayRefer && (kind != .mediaType || family == .v32), isOpen: shape.isOpen)
    }

    /// Whether a field came with a later version.
    static func isLater(_ field: String, in kind: ObjectKind, than family: Family) -> Bool {
        guard let first = firstVersions[kind]?[field] else { return false }
        return first.rawValue > family.rawValue
    }

    private static let firstVersions: [ObjectKind: [String: Family]] = [
        .document: ["webhooks": .v31, "jsonSchemaDialect": .v31, "$self": .v32], .info: ["summary": .v31],
        .license: ["identifier": .v31], .server: ["name": .v32],
        .components: ["pathItems": .v31, "mediaTypes": .v32], .tag: ["summary": .v32, "parent": .v32, "kind": .v32],
        .securityScheme: ["deprecated": .v32, "oauth2MetadataUrl": .v32], .flows: ["deviceAuthorization": .v32],
        .pathItem: ["query": .v32, "additionalOperations": .v32],
        .mediaType: ["itemSchema": .v32, "itemEncoding": .v32, "prefixEncoding": .v32, "description": .v32],
        .encoding: ["encoding": .v32, "itemEncoding": .v32, "prefixEncoding": .v32], .response: ["summary": .v32],
        .example: ["dataValue": .v32, "serializedValue": .v32], .discriminator: ["defaultMapping": .v32],
        .xml: ["nodeType": .v32],
    ]

    /// Fields that later versions do not require any more.
    private static let furtherRequired: [ObjectKind: [(name: String, until: Family)]] = [
        .operation: [("responses", .v30)], .response: [("description", .v31)],
    ]

    private static let lastVersions: [ObjectKind: [String: Family]] = [
        .header: ["allowEmptyValue": .v30, "allowReserved": .v30]
    ]

    private static let descriptions: [ObjectKind: ObjectShape] = [
        .document: ObjectShape([
            "openapi": .any, "info": .object(.info), "servers": .list(.object(.server)), "paths": .object(.paths),
            "webhooks": .map(.object(.pathItem)), "components": .object(.components),
            "security": .list(.object(.securityRequirement)), "tags": .list(.object(.tag), unique: true),
            "externalDocs": .object(.externalDocs), "jsonSchemaDialect": .formed(.uri),
            "$self": .formed(.withoutFragment),
        ]),
        .info: ObjectShape(
            [
                "title": .text, "version": .text, "summary": .text, "description": .text,
                "termsOfService": .formed(.uri), "contact": .object(.contact), "license": .object(.license),
            ], required: ["title", "version"]),
        .contact: ObjectShape(["name": .text, "url": .formed(.uri), "email": .formed(.email)]),
        .license: ObjectShape(["name": .text, "url": .formed(.uri), "identifier": .text], required: ["name"]),
        .server: ObjectShape(
            ["url": .text, "description": .text, "name": .text, "variables": .map(.object(.serverVariable))],
            required: ["url"]),
        .serverVariable: ObjectShape(
            ["default": .text, "enum": .list(.text), "description": .text], required: ["default"]),
        .components: ObjectShape([
            "schemas": .components(.schema), "responses": .components(.object(.response)),
            "parameters": .components(.object(.parameter)), "examples": .components(.object(.example)),
            "requestBodies": .components(.object(.requestBody)), "headers": .components(.object(.header)),
            "securitySchemes": .components(.object(.securityScheme)), "links": .components(.object(.link)),
            "callbacks": .components(.object(.callback)), "pathItems": .components(.object(.pathItem)),
            "mediaTypes": .components(.object(.mediaType)),
        ]),
        .tag: ObjectShape(
            [
                "name": .text, "summary": .text, "description": .text, "externalDocs": .object(.externalDocs),
                "parent": .text, "kind": .text,
            ], required: ["name"]),
        .externalDocs: ObjectShape(["url": .formed(.uri), "description": .text], required: ["url"]),
        .securityRequirement: ObjectShape([:], isOpen: true),
        .securityScheme: ObjectShape(
            [
                "type": .text, "description": .text, "name": .text, "in": .choice(["query", "header", "cookie"]),
                "scheme": .text, "bearerFormat": .text, "flows": .object(.flows), "openIdConnectUrl": .formed(.uri),
                "oauth2MetadataUrl": .formed(.uri), "deprecated": .boolean,
            ], required: ["type"], mayRefer: true),
        .flows: ObjectShape([
            "implicit": .object(.implicitFlow), "password": .object(.passwordFlow),
            "clientCredentials": .object(.clientFlow), "authorizationCode": .object(.codeFlow),
            "deviceAuthorization": .object(.deviceFlow),
        ]),
        .implicitFlow: flow(["authorizationUrl"]), .passwordFlow: flow(["tokenUrl"]),
        .clientFlow: flow(["tokenUrl"]), .codeFlow: flow(["authorizationUrl", "tokenUrl"]),
        .deviceFlow: flow(["deviceAuthorizationUrl", "tokenUrl"]),
    ]

    private static func flow(_ addresses: [String]) -> ObjectShape {
        var fields: [String: Shape] = ["refreshUrl": .formed(.uri), "scopes": .map(.text)]
        for name in addresses { fields[name] = .formed(.uri) }
        return ObjectShape(fields, required: addresses + ["scopes"])
    }
}
