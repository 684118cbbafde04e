import SourceTree
import Testing

@testable import OpenAPI

@Suite("The upgrade from 2.0")
struct UpgradeTests {
    static func document(_ members: String) async throws -> Document {
        try await Reading.document(
            #"{"swagger": "2.0", "info": {"title": "T", "version": "1"}, \#(members)}"#, location: "swagger.json")
    }

    static func operation(_ operation: String, root: String = "") async throws -> OpenAPI.Operation {
        let document = try await document(
            #"\#(root.isEmpty ? "" : root + ",") "paths": {"/a/{id}": {"post": \#(operation)}}"#)
        return try #require(document.operations.first)
    }

    @Test(
        "schemes, host and basePath become servers",
        arguments: [
            (#""host": "h", "basePath": "/v1", "schemes": ["https", "http"]"#, ["https://h/v1", "http://h/v1"]),
            (#""host": "h:81", "schemes": ["http"]"#, ["http://h:81"]),
            (#""host": "h", "basePath": "/", "schemes": ["wss"]"#, ["wss://h"]), (#""basePath": "/v2""#, ["/v2"]),
            (#""basePath": "v2/""#, ["/v2"]),
            (#""schemes": ["https"]"#, ["/"]), (#""x-a": 1"#, ["/"]), (#""host": "h""#, ["https://h", "http://h"]),
            (#""host": "localhost:8080""#, ["http://localhost:8080", "https://localhost:8080"]),
            (#""host": 5, "basePath": []"#, ["https://5", "http://5"]),
        ] as [(String, [String])])
    func servers(members: String, expected: [String]) async throws {
        let document = try await Self.document(members + #", "paths": {}"#)
        #expect(document.servers.map(\.url) == expected)
    }

    @Test("Schemes of an operation make servers of its own")
    func operationSchemes() async throws {
        let operation = try await Self.operation(
            #"{"schemes": ["http"], "responses": {}}"#, root: #""host": "h", "basePath": "/v", "schemes": ["https"]"#)
        #expect(operation.servers.map(\.url) == ["http://h/v"])
        #expect(operation.document.servers.map(\.url) == ["https://h/v"])
    }

    @Test("Of a description had by URL without schemes the scheme is that URL's")
    func scheme() async throws {
        let document = try await Reading.document(
            #"{"swagger": "2.0", "host": "h", "paths": {}}"#, location: "http://x/swagger.json")
        #expect(document.servers.map(\.url) == ["http://h"])
    }

    @Test("A form parameter that may be empty may be so as a part of the form")
    func emptyFormParameter() async throws {
        let operation = try await Self.operation(
            #"{"parameters": [{"name": "n", "in": "formData", "type": "integer", "allowEmptyValue": true}, {"name": "m", "in": "formData", "type": "string", "allowEmptyValue": false}, {"name": "l", "in": "formData", "type": "array", "items": {"type": "string"}, "allowEmptyValue": true}], "responses": {}}"#
        )
        let media = try #require(operation.requestBody?.content.first)
        #expect(media.encoding.map(\.name) == ["n", "l"])
        #expect(media.encoding.map(\.encoding.allowsEmptyValue) == [true, true])
        #expect(media.encoding.map(\.encoding.isStyled) == [false, true])
    }

    @Test(
        "collectionFormat becomes style and explode",
        arguments: [
            ("query", "csv", Style.form, false), ("query", nil, .form, false), ("query", "ssv", .spaceDelimited, false),
            ("query", "tsv", .tabDelimited, false),
            ("query", "pipes", .pipeDelimited, false), ("query", "multi", .form, true), ("path", "csv", .simple, false),
            ("path", nil, .simple, false),
            ("header", "csv", .simple, false), ("header", "pipes", .pipeDelimited, false),
            ("path", "ssv", .spaceDelimited, false), ("query", "nonsense", .form, false),
        ] as [(String, String?, Style, Bool)])
    func collectionFormat(place: String, format: String?, style: Style, explodes: Bool) async throws {
        let written = format.map { #", "collectionFormat": "\#($0)""# } ?? ""
        let operation = try await Self.operation(
            #"{"parameters": [{"name": "id", "in": "\#(place)", "type": "array", "items": {"type": "string"}\#(written)}]}"#
        )
        let parameter = try #require(operation.parameters.first)
        #expect(parameter.style == style)
        #expect(parameter.explodes == explodes)
        #expect(parameter.schema?.typeText == "array of string")
    }

    @Test("What describes a parameter's value moves into its schema")
    func parameterSchema() async throws {
        let operation = try await Self.operation(
            #"{"parameters": [{"name": "id", "in": "query", "required": true, "description": "D", "type": "integer", "format": "int32", "minimum": 1, "maximum": 9, "exclusiveMaximum": true, "default": 3, "enum": [1, 3], "x-nullable": true, "allowEmptyValue": true, "x-example": 7}]}"#
        )
        let parameter = try #require(operation.parameters.first)
        let schema = try #require(parameter.schema)
        #expect(schema.typeText == "integer · int32 | null")
        #expect(schema.constraints.map(\.text) == ["≥ 1 and < 9"])
        #expect(schema.default?.integer == 3)
        #expect(schema.enumeration.count == 2)
        #expect(parameter.isRequired && parameter.allowsEmptyValue)
        #expect(parameter.description == "D")
        #expect(parameter.example?.integer == 7)
        #expect(parameter.node["type"] == nil)
    }

    @Test("A body parameter becomes the request body, in every media type consumed")
    func body() async throws {
        let operation = try await Self.operation(
            ##"{"consumes": ["application/json", "application/xml"], "parameters": [{"name": "pet", "in": "body", "required": true, "description": "D", "schema": {"$ref": "#/definitions/Pet"}}]}"##,
            root: #""consumes": ["text/plain"], "definitions": {"Pet": {"type": "object"}}"#)
        let body = try #require(operation.requestBody)
        #expect(body.isRequired)
        #expect(body.description == "D")
        #expect(body.content.map(\.name) == ["application/json", "application/xml"])
        #expect(body.content.allSatisfy { $0.schema?.id == SchemaID("Pet") })
        #expect(body.content.first?.schema?.node.parent?.pointer.description == "/components/schemas")
        #expect(operation.parameters.isEmpty)
        #expect(body.node["x-name"]?.string == "pet")
    }

    @Test(
        "consumes and produces of the operation win over the description's, an empty list means none was meant",
        arguments: [
            ("", ["text/a"]), (#""consumes": ["b/b"],"#, ["b/b"]), (#""consumes": [],"#, ["application/json"]),
            (#""consumes": "x","#, ["text/a"]),
        ] as [(String, [String])])
    func consumes(own: String, expected: [String]) async throws {
        let operation = try await Self.operation(
            #"{\#(own) "parameters": [{"name": "b", "in": "body", "schema": {}}]}"#, root: #""consumes": ["text/a"]"#)
        #expect(operation.requestBody?.content.map(\.name) == expected)
    }

    @Test(
        "Form parameters become properties of a form, a file wants parts",
        arguments: [
            (#"["application/x-www-form-urlencoded"]"#, "string", ["application/x-www-form-urlencoded"]),
            (
                #"["multipart/form-data", "application/x-www-form-urlencoded"]"#, "string",
                ["multipart/form-data", "application/x-www-form-urlencoded"]
            ),
            (#"["application/json"]"#, "string", ["application/x-www-form-urlencoded"]),
            ("[]", "file", ["multipart/form-data"]),
            (#"["multipart/form-data", "application/x-www-form-urlencoded"]"#, "file", ["multipart/form-data"]),
            (#"["application/x-www-form-urlencoded"]"#, "file", ["multipart/form-data"]),
        ] as [(String, String, [String])])
    func form(consumes: String, type: String, expected: [String]) async throws {
        let operation = try await Self.operation(
            #"{"consumes": \#(consumes), "parameters": [{"name": "f", "in": "formData", "type": "\#(type)", "required": true, "description": "D"}, {"name": "tags", "in": "formData", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"}, {"name": "q", "in": "query", "type": "string"}]}"#
        )
        let body = try #require(operation.requestBody)
        #expect(body.isRequired)
        #expect(body.content.map(\.name) == expected)
        let properties = try #require(body.content.first?.schema).properties
        #expect(properties.map(\.name) == ["f", "tags"])
        #expect(properties.map(\.isRequired) == [true, false])
        #expect(
            properties.map { $0.schema.typeText } == [type == "file" ? "string · binary" : "string", "array of string"])
        #expect(properties[0].schema.description == "D")
        #expect(body.content.first?.encoding.map(\.name) == ["tags"])
        #expect(body.content.first?.encoding.first?.encoding.explodes == true)
        #expect(operation.parameters.map(\.name) == ["q"])
    }

    @Test("Parameters of the path and shared ones are joined; shared bodies and forms too")
    func shared() async throws {
        let document = try await Self.document(
            ##"""
            "parameters": {"Limit": {"name": "limit", "in": "query", "type": "integer"}, "Pet": {"name": "pet", "in": "body", "schema": {"type": "object"}},
            "Photo": {"name": "photo", "in": "formData", "type": "file"}}, "paths": {"/a": {"parameters": [{"$ref": "#/parameters/Limit"}, {"$ref": "#/parameters/Pet"}],
            "get": {}, "put": {"parameters": [{"name": "pet", "in": "body", "schema": {"type": "array"}}]}}, "/b": {"post": {"parameters": [{"$ref": "#/parameters/Photo"}]}}}
            """##)
        #expect(document.operations.map { $0.parameters.map(\.name) } == [["limit"], ["limit"], []])
        #expect(
            document.operations.map { $0.requestBody?.content.first?.schema?.typeText } == [
                "object", "array", "object",
            ])
        #expect(document.operations[2].requestBody?.content.first?.name == "multipart/form-data")
        #expect(
            document.operations[0].node.parent?["parameters"]?[0]?["$ref"]?.string == "#/components/parameters/Limit")
        #expect(!document.diagnostics.contains { $0.rule == "unresolved-reference" })
    }

    @Test("Responses get content by produces, with headers and examples by media type")
    func responses() async throws {
        let operation = try await Self.operation(
            ##"""
            {"produces": ["application/json", "text/csv"], "responses": {"200": {"description": "D", "schema": {"$ref": "#/definitions/P"},
            "headers": {"X-L": {"type": "array", "items": {"type": "string"}, "collectionFormat": "pipes", "description": "H"}}, "examples": {"application/json": {"a": 1}, "text/plain": "t"}},
            "204": {"description": "none"}, "400": {"$ref": "#/responses/Bad"}, "404": {"description": "f", "schema": {"type": "file"}}}}
            """##,
            root:
                ##""definitions": {"P": {}}, "responses": {"Bad": {"description": "bad", "schema": {"type": "string"}}}"##
        )
        let responses = operation.responses
        #expect(responses.map(\.status) == ["200", "204", "400", "404"])
        #expect(responses[0].content.map(\.name) == ["application/json", "text/csv", "text/plain"])
        #expect(responses[0].content[0].examples.first?.value?["a"]?.integer == 1)
        #expect(responses[0].content[2].examples.first?.value?.string == "t")
        #expect(responses[0].content[1].examples.isEmpty)
        #expect(responses[0].content[0].schema?.referenceName == "P")
        #expect(responses[0].headers.first?.style == .pipeDelimited)
        #expect(responses[0].headers.first?.schema?.typeText == "array of string")
        #expect(responses[0].headers.first?.description == "H")
        #expect(responses[1].content.isEmpty)
        #expect(responses[2].description == "bad")
        #expect(responses[2].content.map(\.name) == ["application/json", "text/csv"])
        #expect(responses[3].content.first?.schema?.typeText == "string · binary")
    }

    @Test("A file without produces is a stream of octets")
    func file() async throws {
        let operation = try await Self.operation(
            #"{"responses": {"200": {"description": "", "schema": {"type": "file"}}}}"#)
        #expect(operation.responses.first?.content.map(\.name) == ["application/octet-stream"])
    }

    @Test("Schemas: discriminator as a name, x-nullable, references into definitions")
    func schemas() async throws {
        let document = try await Self.document(
            ##"""
            "paths": {}, "definitions": {"Pet": {"type": "object", "discriminator": "kind", "x-nullable": true, "required": ["kind"], "properties": {"kind": {"type": "string"},
            "$ref": {"type": "string"}, "friends": {"type": "array", "items": {"$ref": "#/definitions/Pet"}}, "map": {"additionalProperties": {"$ref": "#/definitions/a~1b"}}},
            "example": {"$ref": "stays", "discriminator": "stays"}}, "a/b": {"type": "integer"}, "Cat": {"allOf": [{"$ref": "#/definitions/Pet"}, {"properties": {"x": {}}}]}}
            """##)
        let pet = try #require(document.schema(named: "Pet"))
        #expect(pet.discriminator?.propertyName == "kind")
        #expect(pet.isNullable)
        #expect(pet.properties.map { $0.schema.typeText } == ["string", "string", "array of Pet", "map of a/b"])
        #expect(pet.properties[2].schema.items == pet)
        #expect(pet.examples.first?["$ref"]?.string == "stays")
        #expect(document.schema(named: "Cat")?.mergedProperties.count == 5)
        #expect(document.schemas.map(\.name) == ["Pet", "a/b", "Cat"])
        #expect(pet.node["properties"]?["friends"]?["items"]?["$ref"]?.string == "#/components/schemas/Pet")
    }

    @Test(
        "Security definitions become schemes, flows under their later names",
        arguments: [
            (#"{"type": "basic", "description": "D"}"#, "http basic"),
            (#"{"type": "apiKey", "in": "query", "name": "k"}"#, "apiKey query k"),
            (
                #"{"type": "oauth2", "flow": "accessCode", "authorizationUrl": "a", "tokenUrl": "t", "scopes": {"r": "R", "w": "W"}}"#,
                "authorizationCode a t r,w"
            ),
            (#"{"type": "oauth2", "flow": "application", "tokenUrl": "t", "scopes": {}}"#, "clientCredentials - t "),
            (
                #"{"type": "oauth2", "flow": "implicit", "authorizationUrl": "a", "scopes": {"r": "R"}}"#,
                "implicit a - r"
            ),
            (#"{"type": "oauth2", "flow": "password", "tokenUrl": "t", "scopes": {}}"#, "password - t "),
            (#"{"type": "oauth2", "flow": "magic"}"#, "none"), (#"{"type": "saml"}"#, "unknown saml"),
        ])
    func security(json: String, expected: String) async throws {
        let document = try await Self.document(
            #""paths": {}, "security": [{"s": ["r"]}], "securityDefinitions": {"s": \#(json)}"#)
        let scheme = try #require(document.securitySchemes.first)
        let text: String
        switch scheme.kind {
        case .http(let name, _): text = "http \(name)"
        case .apiKey(let place, let name): text = "apiKey \(place) \(name)"
        case .oauth2(let flows):
            text =
                flows.first.map {
                    "\($0.kind) \($0.authorizationURL ?? "-") \($0.tokenURL ?? "-") \($0.scopes.map(\.name).joined(separator: ","))"
                } ?? "none"
        case .unknown(let type): text = "unknown \(type)"
        case .openIDConnect, .mutualTLS: text = "other"
        }
        #expect(text == expected)
        #expect(document.security.first?.schemes.map(\.scopes) == [["r"]])
    }

    @Test("Every new node has the position of the one it comes from")
    func positions() async throws {
        let document = try await Reading.document(
            """
            swagger: '2.0'
            info: {title: T, version: '1'}
            host: h
            paths:
              /a:
                get:
                  parameters:
                    - name: q
                      in: query
                      type: integer
                  responses:
                    200:
                      description: D
                      schema:
                        $ref: '#/definitions/P'
            definitions:
              P:
                type: string
            """)
        let operation = try #require(document.operations.first)
        #expect(operation.position.line == 7)
        #expect(operation.parameters.first?.position.line == 8)
        #expect(operation.parameters.first?.schema?.node["type"]?.position.line == 10)
        #expect(operation.responses.first?.position.line == 13)
        #expect(document.schema(named: "P")?.position.line == 18)
        #expect(operation.servers.first?.node?.position.line == 3)
    }

    @Test("A 2.0 description of several files: paths, parameters, responses and schemas elsewhere")
    func files() async throws {
        let document = try await Reading.document(
            [
                "s/swagger.yaml": """
                swagger: '2.0'
                info: {title: T, version: '1'}
                produces: [application/json]
                paths:
                  /a: {$ref: paths/a.yaml}
                  /b: {get: {parameters: [{$ref: '../shared.yaml#/body'}], responses: {default: {$ref: '../shared.yaml#/error'}}}}
                definitions: {Local: {type: integer}, Pet: {$ref: defs.json#/Pet}}
                """,
                "s/paths/a.yaml": """
                parameters: [{name: q, in: query, type: string}]
                get: {responses: {200: {description: ok, schema: {$ref: '../defs.json#/Pet'}}, 201: {description: x, schema: {$ref: '../swagger.yaml#/definitions/Local'}}}}
                """,
                "shared.yaml": """
                body: {name: b, in: body, schema: {$ref: '#/Thing'}}
                error: {description: E, schema: {$ref: s/defs.json#/Pet}}
                Thing: {type: object, properties: {p: {$ref: s/defs.json#/Pet}}}
                """,
                "s/defs.json":
                    ##"{"Pet": {"type": "object", "discriminator": "k", "x-nullable": true, "properties": {"n": {"$ref": "#/Name"}, "f": {"type": "file"}}}, "Name": {"type": "string"}}"##,
            ], root: "s/swagger.yaml")
        #expect(!document.diagnostics.contains { $0.rule == "unresolved-reference" })
        #expect(document.operations.count == 2)
        let first = document.operations[0]
        #expect(first.parameters.map(\.name) == ["q"])
        let pet = try #require(first.responses.first?.content.first?.schema)
        #expect(pet.properties.map { $0.schema.types } == [["string"], ["string"]])
        #expect(pet.properties[1].schema.format == "binary")
        #expect(pet.discriminator?.propertyName == "k")
        #expect(pet.isNullable)
        #expect(pet.id == SchemaID("Pet"))
        #expect(first.responses[1].content.first?.schema?.id == SchemaID("Local"))
        let second = document.operations[1]
        #expect(second.requestBody?.content.first?.schema?.typeText == "Thing")
        #expect(second.requestBody?.content.first?.schema?.properties.first?.schema == pet)
        #expect(second.responses.first?.description == "E")
        #expect(second.responses.first?.content.first?.schema == pet)
    }

    @Test("A pointer into a path of the description as written still leads somewhere")
    func deep() async throws {
        let document = try await Self.document(
            ##""paths": {"/a": {"get": {"responses": {"200": {"description": "", "schema": {"type": "array", "items": {"$ref": "#/definitions/P"}}}}}}}, "definitions": {"P": {"type": "string"}, "Q": {"$ref": "#/paths/~1a/get/responses/200/schema"}}"##
        )
        let schema = try #require(document.schema(named: "Q"))
        #expect(schema.structureText == "array of P")
        #expect(schema.items?.id == SchemaID("P"))
        #expect(!document.diagnostics.contains { $0.rule == "unresolved-reference" })
    }

    @Test("A small description cannot be blown up by use (THREATS S12)")
    func explosion() async throws {
        let properties = (0..<300).map { #""p\#($0)": {"type": "string"}"# }.joined(separator: ",")
        let types = (0..<200).map { #""a/b\#($0)""# }.joined(separator: ",")
        let responses = (0..<200).map { ##""\##($0)": {"$ref": "#/responses/R"}"## }.joined(separator: ",")
        let document = try await Self.document(
            ##""responses": {"R": {"description": "", "schema": {"properties": {\##(properties)}}}}, "paths": {"/a": {"get": {"produces": [\##(types)], "responses": {\##(responses)}}}}"##
        )
        #expect(document.operations.first?.responses.count == 200)
    }

    @Test(
        "Wrong types anywhere lose only their part (THREATS S3)",
        arguments: [
            #""paths": []"#, #""paths": {"/a": 5, "/b": {"get": {}}}"#,
            #""paths": {"/b": {"get": {"parameters": {}, "responses": []}}}, "definitions": 5"#,
            #""paths": {"/b": {"get": {"parameters": [5, null, {"in": "body"}, {"in": "formData"}], "consumes": 5}}}"#,
        ])
    func wrong(members: String) async throws {
        let document = try await Self.document(members)
        #expect(document.info.title == "T")
        #expect(document.operations.count == (members.contains("/b") ? 1 : 0))
        #expect(!document.diagnostics.isEmpty)
    }
}
