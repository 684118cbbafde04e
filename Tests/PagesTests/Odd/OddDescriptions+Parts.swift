/// Of components, servers, security, parameters, conditions and notations.
extension OddDescriptions {
    static let second: [Case] = [
        Case(
            name: "enum",
            text: #"""
                openapi: 3.0.3
                info: {title: Enum, version: "1"}
                paths:
                  /e:
                    get:
                      operationId: e
                      parameters: [{name: code, in: query, required: true, schema: {$ref: '#/components/schemas/Code'}}]
                      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Code'}}}}}}
                components:
                  schemas:
                    Code: {type: string, nullable: true, enum: [VALUES], x-enum-descriptions: {V000: The first, V299: The last}}
                """#
                .replacing(
                    "VALUES", with: (0..<300).map { "V" + String(1_000 + $0).dropFirst() }.joined(separator: ", ")),
            words: [
                ("e", ["V000", "V150", "V299", "The first", "The last"])
            ]),
        Case(
            name: "tags",
            text: #"""
                openapi: 3.2.0
                info: {title: Tags, version: "1"}
                tags: [{name: empty, description: Nobody is here.}, {name: bare}, {name: docs, externalDocs: {url: https://e.example/docs}}, {name: default, description: The rest}, {name: "a/b c", parent: empty}, {name: used}]
                paths:
                  /untagged: {get: {operationId: untagged, responses: {"200": {description: ok}}}}
                  /two: {get: {operationId: two, tags: [used, "a/b c", used, undeclared], responses: {"200": {description: ok}}}}
                """#,
            words: [
                ("", ["Nobody is here.", "https://e.example/docs", "The rest", "undeclared"]),
                ("two", ["/two"]),
            ]),
        Case(
            name: "ids",
            text: #"""
                openapi: 3.0.0
                info: {title: Ids, version: "1"}
                paths:
                  /one: {get: {operationId: same, responses: {"200": {description: one, links: {l: {operationId: same}}}}}}
                  /two: {get: {operationId: same, responses: {"200": {description: two}}}}
                  /three: {get: {operationId: "Get /Three (all)", responses: {"200": {description: three}}}}
                  /four: {get: {operationId: "..", responses: {"200": {description: four}}}, head: {responses: {"200": {description: head}}}, trace: {responses: {"200": {description: trace}}}, options: {responses: {"200": {description: options}}}}
                """#,
            words: [
                ("", ["/one", "/two", "/three", "/four"])
            ]),
        Case(
            name: "components",
            text: #"""
                openapi: 3.1.0
                info: {title: Components, version: "1"}
                paths:
                  /c:
                    post:
                      operationId: c
                      parameters: [{$ref: '#/components/parameters/p.1-x_y'}]
                      requestBody: {$ref: '#/components/requestBodies/b.1', description: Said here}
                      responses: {"200": {$ref: '#/components/responses/r.1'}}
                      security: [{key.1: []}]
                components:
                  schemas: {a.b-c_d: {type: object, properties: {inner: {$ref: '#/components/schemas/A.B.C'}}}, A.B.C: {type: string, pattern: ^x$}, "a~b/c d": {type: integer}}
                  parameters: {p.1-x_y: {name: p, in: query, schema: {$ref: '#/components/schemas/a~0b~1c%20d'}}}
                  requestBodies: {b.1: {description: Body of components, content: {application/json: {schema: {$ref: '#/components/schemas/a.b-c_d'}}}}}
                  responses: {r.1: {description: Response of components, content: {application/json: {schema: {$ref: '#/components/schemas/a.b-c_d'}, examples: {e: {$ref: '#/components/examples/e.1'}}}}, links: {l: {$ref: '#/components/links/l.1'}}}}
                  examples: {e.1: {summary: Named example, value: {inner: x}}}
                  links: {l.1: {operationId: c, description: Link of components}}
                  securitySchemes: {key.1: {type: apiKey, in: cookie, name: sid}}
                """#,
            words: [
                ("c", ["Said here", "Response of components", "Link of components", "integer", "pattern ^x$"]),
                ("a.b-c_d", ["inner"]),
            ]),
        Case(
            name: "servers",
            text: #"""
                openapi: 3.1.0
                info: {title: Servers, version: "1"}
                servers:
                  - {url: "https://{host}:{port}/{base}", description: Many, variables: {host: {default: a.example}, port: {default: "443", enum: ["443", "8443"]}, base: {default: ""}}}
                  - {url: /relative}
                  - {url: https://plain.example/}
                  - {url: "https://{undeclared}.example"}
                paths:
                  /s: {get: {operationId: s, responses: {"200": {description: ok}}}, servers: [{url: https://path.example}], post: {operationId: p, servers: [{url: https://operation.example/v2, description: Of the operation}], responses: {"200": {description: ok}}}}
                  /t: {get: {operationId: t, responses: {"200": {description: ok}}}}
                """#,
            words: [
                (
                    "",
                    [
                        "https://{host}:{port}/{base} - Many", "/relative", "https://plain.example/",
                        "https://{undeclared}.example", "8443",
                    ]
                ),
                ("p", ["https://operation.example/v2 - Of the operation"]),
                ("s", ["https://path.example"]),
            ]),
        Case(
            name: "security",
            text: #"""
                openapi: 3.1.0
                info: {title: Security, version: "1"}
                security: [{key: []}]
                paths:
                  /open: {get: {operationId: open, security: [], responses: {"200": {description: ok}}}}
                  /inherited: {get: {operationId: inherited, responses: {"200": {description: ok}}}}
                  /mixed: {get: {operationId: mixed, security: [{key: [], basic: []}, {oauth: [read, write]}, {}], responses: {"200": {description: ok}}}}
                  /lost: {get: {operationId: lost, security: [{gone: []}], responses: {"200": {description: ok}}}}
                components:
                  securitySchemes:
                    key: {type: apiKey, in: header, name: X-Key}
                    basic: {type: http, scheme: Basic}
                    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://a.example/t, scopes: {read: Read it}}}}
                    digest: {type: http, scheme: digest}
                    tls: {type: mutualTLS}
                """#,
            words: [
                ("mixed", ["key", "and", "basic", "or", "oauth", "read", "write", "none"]),
                ("lost", ["gone", "is not described"]),
            ]),
        Case(
            name: "new",
            text: #"""
                openapi: 3.2.0
                $self: https://e.example/api.yaml
                info: {title: New, version: "1", summary: All that is new}
                paths:
                  /q:
                    query: {operationId: q, requestBody: {content: {application/json: {schema: {type: object, properties: {filter: {type: string}}}}}}, responses: {"200": {summary: Found, content: {application/jsonl: {itemSchema: {type: object, properties: {line: {type: integer}}}}}}}}
                    additionalOperations:
                      LINK: {operationId: link, responses: {"204": {description: linked}}}
                      m-search: {operationId: msearch, responses: {"204": {description: searched}}}
                    parameters: [{name: whole, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {inq: {type: string}}}}}}, {name: c, in: cookie, style: cookie, schema: {type: array, items: {type: string}}}]
                components:
                  schemas:
                    Pet: {type: object, discriminator: {propertyName: kind, defaultMapping: Other}, oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Other'}], properties: {kind: {type: string}}}
                    Cat: {type: object, properties: {lives: {type: integer}}}
                    Other: {type: object, properties: {what: {type: string}}}
                  mediaTypes: {M: {schema: {type: string}}}
                """#,
            words: [
                ("q", ["each item of the sequence", "line", "the whole query", "style cookie"]),
                ("msearch", ["m-search"]),
                ("Pet", ["Any other word, or none:", "Other"]),
            ]),
        Case(
            name: "parameters",
            text: #"""
                openapi: 3.0.3
                info: {title: Parameters, version: "1"}
                paths:
                  /p/{id}:
                    parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      - {name: both, in: query, description: Of the path, schema: {type: string}}
                      - {name: both, in: header, description: In the header, schema: {type: string}}
                    get:
                      operationId: p
                      parameters:
                        - {name: both, in: query, description: Of the operation, schema: {type: integer}}
                        - {name: filter, in: query, style: deepObject, explode: true, schema: {type: object, properties: {from: {type: string}, to: {type: string}}}}
                        - {name: json, in: query, content: {application/json: {schema: {type: object, properties: {k: {type: string}}}}}}
                        - {name: pipe, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string, enum: [a, b]}}}
                        - {name: sid, in: cookie, schema: {type: string}}
                        - {name: Authorization, in: header, description: Ignored by the standard, schema: {type: string}}
                        - {name: old, in: query, deprecated: true, allowReserved: true, schema: {type: string, pattern: "^[a-z]+/\\d{2}$"}}
                        - {name: many, in: query, schema: {type: array, items: {type: string}}, examples: {none: {value: []}, two: {summary: Two of them, value: [x, y]}}}
                      responses: {"200": {description: ok}}
                """#,
            words: [
                (
                    "p",
                    [
                        "Of the operation", "In the header", "style deepObject", "as application/json",
                        "style pipeDelimited", "reserved characters as they are", "Two of them",
                        "Ignored by the standard",
                    ]
                )
            ]),
        Case(
            name: "conditions",
            text: #"""
                openapi: 3.1.0
                info: {title: Conditions, version: "1"}
                paths:
                  /c: {post: {operationId: c, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/C'}}}}, responses: {"200": {description: ok}}}}
                components:
                  schemas:
                    C:
                      type: object
                      minProperties: 1
                      properties:
                        country: {type: string}
                        zip: {type: string}
                        tags: {type: array, contains: {const: main}, minContains: 1, maxContains: 2, uniqueItems: true}
                        coded: {type: string, contentEncoding: base64, contentMediaType: application/json, contentSchema: {type: object, properties: {decodedInner: {type: string}}}}
                        range: {type: number, exclusiveMinimum: 0, maximum: 1, multipleOf: 0.25}
                      patternProperties: {"^x-": {type: string}}
                      propertyNames: {maxLength: 20}
                      if: {properties: {country: {const: AT}}}
                      then: {properties: {zip: {pattern: "^\\d{4}$"}}}
                      else: {required: [zip]}
                      not: {required: [forbidden]}
                      dependentRequired: {zip: [country]}
                      dependentSchemas: {country: {properties: {region: {type: string}}}}
                      unevaluatedProperties: false
                """#,
            words: [
                (
                    "c",
                    [
                        "1 … 2 such items", "decodedInner", "each name is", "must not be", "if it is", "then also",
                        "otherwise also", "zip needs country", "no other properties", "/^x-/", "multiple of 0.25",
                    ]
                )
            ]),
        Case(
            name: "yaml",
            text: #"""
                openapi: 3.1.0
                info: &i {title: YAML, version: 1.10}
                x-base: &base {type: object, properties: {base: {type: string}}}
                paths:
                  /y:
                    get:
                      operationId: y
                      description: >-
                        Folded
                        text
                      responses:
                        200: {description: ok, content: {application/json: {schema: {<<: *base, title: Merged}, example: {date: 2020-01-01, octal: 0o17, big: 123456789012345678901234567890, yes: no, "null": ~, exp: 1e3}}}}
                        2XX: {description: others}
                """#,
            words: [
                ("y", ["Folded text", "2XX", "base", "123456789012345678901234567890"])
            ]),
        Case(
            name: "wrapped",
            text: #"""
                openapi: 3.0.3
                info: {title: Wrapped, version: "1"}
                paths:
                  /w: {post: {operationId: w, parameters: [{name: s, in: query, schema: {allOf: [{$ref: '#/components/schemas/Status'}], description: Said here, default: on}}], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/W'}}}}, responses: {"200": {description: ok}}}}
                components:
                  schemas:
                    Status: {type: string, description: The status, enum: [on, "off"], maxLength: 3}
                    W: {type: object, properties: {status: {allOf: [{$ref: '#/components/schemas/Status'}], nullable: true, description: Own}, plain: {$ref: '#/components/schemas/Status'}, list: {type: array, items: {allOf: [{$ref: '#/components/schemas/Status'}]}}, map: {type: object, additionalProperties: {$ref: '#/components/schemas/Status'}}}}
                """#,
            words: [
                ("w", ["Said here", "string | null", "on , off", "at most 3 characters", "Default value : on"])
            ]),
    ]
}
