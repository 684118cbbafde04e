/// Small descriptions that are legal and seldom: of the versions, media types, paths, names and schemas.
enum OddDescriptions {
    /// A description with words that its pages must hold: by operationId, by schema, or of the overview.
    struct Case: Sendable, CustomStringConvertible {
        let name: String
        let text: String
        let words: [(page: String, words: [String])]
        var description: String { name }
    }

    static let all = first + second

    static let first: [Case] = [
        Case(
            name: "old",
            text: #"""
                swagger: "2.0"
                info: {title: Old, version: "1"}
                consumes: ["application/vnd.acme.v1+json; charset=utf-8"]
                produces: [application/json]
                paths:
                  /a/{id}:
                    parameters: [{name: id, in: path, required: true, type: string, enum: [x, y]}]
                    post:
                      operationId: post.a
                      parameters:
                        - {name: X-Ids, in: header, type: array, items: {type: integer}, collectionFormat: pipes}
                        - {name: body, in: body, schema: {type: object, properties: {f: {type: string, format: byte}}, example: {f: QQ==}}}
                      responses:
                        default: {description: Anything at all, headers: {X-List: {type: array, items: {type: string}, collectionFormat: tsv}}, examples: {application/json: {ok: true}}}
                  /upload:
                    post:
                      operationId: upload
                      consumes: [multipart/form-data]
                      parameters:
                        - {name: file, in: formData, type: file, required: true, description: The file itself}
                        - {name: n, in: formData, type: integer, allowEmptyValue: true, default: 7}
                        - {name: list, in: formData, type: array, items: {type: string}, collectionFormat: multi}
                      responses: {200: {description: A file back, schema: {type: file}}}
                """#,
            words: [
                (
                    "post.a",
                    [
                        "application/vnd.acme.v1+json; charset=utf-8", "style pipeDelimited", "style tabDelimited",
                        "x , y", "Anything at all",
                    ]
                ),
                ("upload", ["The file itself", "may be empty", "A file back", "application/octet-stream"]),
            ]),
        Case(
            name: "media",
            text: #"""
                openapi: 3.0.3
                info: {title: Media, version: "1"}
                paths:
                  /m:
                    post:
                      operationId: m
                      requestBody:
                        content:
                          "application/json; version=1": {schema: {type: object, properties: {one: {type: string}}}}
                          "application/json; version=2": {schema: {type: object, properties: {two: {type: string}}}}
                          "application/vnd.x+json;profile=\"http://e.org/p?q=1;2\"": {schema: {type: object, properties: {three: {type: integer}}}}
                          "text/*": {schema: {type: string}}
                          "*/*": {}
                          "application/x-www-form-urlencoded; charset=utf-8": {schema: {type: object, properties: {four: {type: string}}}}
                      responses:
                        "200":
                          description: ok
                          content:
                            "application/problem+xml; q=1": {schema: {type: object, xml: {name: problem}, properties: {five: {type: string}}}}
                            "image/png": {schema: {type: string, format: binary}}
                            "application/pdf": {}
                """#,
            words: [
                (
                    "m",
                    [
                        "application/json; version=1", "application/json; version=2", "one", "two", "three", "four",
                        "text/*", "*/*", "image/png", "application/pdf", "problem",
                    ]
                )
            ]),
        Case(
            name: "paths",
            text: #"""
                openapi: 3.1.0
                info: {title: Paths, version: "1"}
                servers: [{url: https://api.test/v1/}]
                paths:
                  /: {get: {operationId: root, responses: {"200": {description: ok}}}}
                  /projects/{project}:cancel: {post: {operationId: cancel, parameters: [{name: project, in: path, required: true, schema: {type: string}, example: p1}], responses: {"200": {description: ok}}}}
                  /files/{name}.{ext}: {get: {operationId: dotted, parameters: [{name: name, in: path, required: true, schema: {type: string}, example: a b}, {name: ext, in: path, required: true, schema: {type: string}, example: pdf}], responses: {"200": {description: ok}}}}
                  /x/{a}{b}: {get: {operationId: joined, parameters: [{name: a, in: path, required: true, schema: {type: string}, example: "1"}, {name: b, in: path, required: true, schema: {type: string}, example: "2"}], responses: {"200": {description: ok}}}}
                  /y/{a}-{b}: {get: {operationId: dashed, parameters: [{name: a, in: path, required: true, schema: {type: integer}, example: 1}, {name: b, in: path, required: true, schema: {type: integer}, example: 2}], responses: {"200": {description: ok}}}}
                  /search?type={t}: {get: {operationId: query, parameters: [{name: t, in: path, required: true, schema: {type: string}, example: car}, {name: page, in: query, schema: {type: integer}, example: 2}], responses: {"200": {description: ok}}}}
                  /.well-known/a.json: {get: {operationId: known, responses: {"200": {description: ok}}}}
                  /odata/Users('{id}')/$count: {get: {operationId: odata, parameters: [{name: id, in: path, required: true, schema: {type: string}, example: o'b}], responses: {"200": {description: ok}}}}
                  /a/{id}#frag: {get: {operationId: hash, parameters: [{name: id, in: path, required: true, schema: {type: string}, example: z}], responses: {"200": {description: ok}}}}
                  "/with space/{id}": {get: {operationId: space, parameters: [{name: id, in: path, required: true, schema: {type: string}, example: z}], responses: {"200": {description: ok}}}}
                """#,
            words: [
                ("cancel", ["{project}", ":cancel"]),
                ("joined", ["{a}", "{b}"]),
                ("query", ["/search?type=", "{t}"]),
                ("odata", ["/odata/Users('"]),
                ("hash", ["#frag"]),
            ]),
        Case(
            name: "names",
            text: #"""
                openapi: 3.1.0
                info: {title: Städte 東京, version: "é"}
                tags: [{name: 日本, description: Länder}]
                paths:
                  /städte/{größe}:
                    get:
                      operationId: städteFinden
                      tags: [日本]
                      parameters:
                        - {name: größe, in: path, required: true, schema: {type: string}, example: groß}
                        - {name: "filter[ä]", in: query, schema: {type: string}, example: ü}
                        - {name: "$top", in: query, schema: {type: integer}}
                        - {name: "a b", in: query, schema: {type: string}}
                      responses: {"200": {description: Gefunden, content: {application/json: {schema: {$ref: '#/components/schemas/Gr%C3%B6%C3%9Fe'}}}}}
                components:
                  schemas:
                    Größe: {type: object, properties: {"länge (cm)": {type: number}, "": {type: string}, "a/b~c": {type: string}, "constructor": {type: string}, "__proto__": {type: string}}}
                """#,
            words: [
                (
                    "#städteFinden",
                    ["größe", "filter[ä]", "$top", "a b", "länge (cm)", "\"\"", "a/b~c", "__proto__", "日本"]
                )
            ]),
        Case(
            name: "empty",
            text: #"""
                openapi: 3.1.0
                info: {title: "", version: ""}
                servers: []
                tags: []
                paths:
                  /e:
                    get: {}
                    post:
                      operationId: e
                      summary: ""
                      description: "   "
                      tags: []
                      parameters: []
                      requestBody: {content: {}}
                      responses: {"200": {description: "", content: {}, headers: {}, links: {}}, "201": {description: x, content: {application/json: {}}}, "202": {description: x, content: {application/json: {schema: {}}}}, "203": {description: x, content: {application/json: {schema: {type: object, properties: {}, required: []}}}}}
                      callbacks: {}
                      security: []
                  /none: {}
                components: {schemas: {Empty: {}, Nothing: false, Anything: true}}
                """#,
            words: [
                ("e", ["201", "202", "203"]),
                ("Nothing", ["must not be there"]),
            ]),
        Case(
            name: "pathref",
            text: #"""
                openapi: 3.1.0
                info: {title: Path items, version: "1"}
                paths:
                  /a:
                    $ref: '#/components/pathItems/Shared'
                    summary: Own summary
                    description: Own description
                    parameters: [{name: own, in: query, schema: {type: string}}]
                    post: {operationId: ownPost, responses: {default: {description: Own post}}}
                  /b: {$ref: '#/components/pathItems/Shared'}
                  /c: {$ref: '#/paths/~1b'}
                components:
                  pathItems:
                    Shared:
                      summary: Shared summary
                      parameters: [{name: shared, in: header, schema: {type: string}}]
                      get: {responses: {default: {description: Shared get}}}
                      post: {responses: {default: {description: Shared post}}}
                """#,
            words: [
                ("ownPost", ["Own summary", "Own description", "own", "shared", "Own post"])
            ]),
        Case(
            name: "responses",
            text: #"""
                openapi: 3.1.0
                info: {title: Responses, version: "1"}
                paths:
                  /r:
                    get:
                      operationId: r
                      responses:
                        default: {description: The default}
                        4XX: {description: The range, content: {application/problem+json: {schema: {type: object, properties: {code: {type: integer}}}}}}
                        "404": {$ref: '#/components/responses/a.b-c_d'}
                        "200": {description: Fine, headers: {X-Ids: {schema: {type: array, items: {type: integer, minimum: 3}}, explode: true}, X-Obj: {schema: {type: object, properties: {r: {type: integer}}}, explode: true, required: true}, X-Ref: {$ref: '#/components/headers/H.1'}}}
                        "1XX": {description: Early}
                        x-note: nothing
                components:
                  responses: {a.b-c_d: {description: Not there}}
                  headers: {H.1: {description: Referred header, schema: {type: string, format: date}}}
                """#,
            words: [
                (
                    "r",
                    ["The default", "The range", "Not there", "Fine", "Early", "each: ≥ 3", "Referred header", "code"]
                )
            ]),
        Case(
            name: "allof",
            text: #"""
                openapi: 3.1.0
                info: {title: All, version: "1"}
                paths:
                  /all: {post: {operationId: all, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Car'}}}}, responses: {default: {description: d}}}}
                components:
                  schemas:
                    Thing: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}, name: {type: string}}}
                    Vehicle:
                      allOf: [{$ref: '#/components/schemas/Thing'}, {type: object, properties: {wheels: {type: integer, minimum: 1}}}]
                      required: [wheels]
                      properties: {colour: {type: string}}
                    Car:
                      description: A car
                      allOf:
                        - {$ref: '#/components/schemas/Vehicle'}
                        - allOf: [{properties: {deep: {allOf: [{type: string}, {maxLength: 9}]}}}, {required: [name]}]
                        - {$ref: '#/components/schemas/Vehicle', properties: {beside: {type: boolean}}}
                      properties: {doors: {type: integer, const: 4}, name: {description: Own words, minLength: 2}}
                """#,
            words: [
                (
                    "all",
                    [
                        "beside", "from Vehicle", "at most 9 characters", "at least 2 characters", "Own words", "doors",
                        "colour", "1 property read only",
                    ]
                )
            ]),
        Case(
            name: "boolean",
            text: #"""
                openapi: 3.1.0
                info: {title: Booleans, version: "1"}
                paths:
                  /b:
                    post:
                      operationId: b
                      parameters: [{name: any, in: query, schema: true}]
                      requestBody: {content: {application/json: {schema: {type: object, properties: {whatever: true, never: false, list: {type: array, items: false, prefixItems: [{type: string}, true]}, closed: {type: object, additionalProperties: false, properties: {k: {type: string}}}, open: {type: object, additionalProperties: true}}}}}}
                      responses: {"200": {description: ok, content: {application/json: {schema: true}}}, "204": {description: never, content: {application/json: {schema: false}}}}
                """#,
            words: [
                (
                    "b",
                    ["whatever", "must not be there", "no other items", "no other properties", "tuple of string, any"]
                )
            ]),
        Case(
            name: "null",
            text: #"""
                openapi: 3.1.0
                info: {title: Null, version: "1"}
                paths:
                  /n:
                    post:
                      operationId: n
                      parameters:
                        - {name: t, in: query, schema: {type: [string, "null"], maxLength: 5}}
                        - {name: e, in: query, schema: {enum: [1, 1.5, "1", null, true]}}
                        - {name: z, in: query, schema: {type: integer, default: 0}}
                        - {name: f, in: query, schema: {type: boolean, default: false}}
                        - {name: s, in: query, schema: {type: string, default: ""}}
                      requestBody: {content: {application/json: {schema: {type: object, properties: {
                        list: {type: [array, string, "null"], items: {type: string}}, objects: {enum: [{a: 1}, [1, 2], null]}, nothing: {const: null}, only: {type: "null"},
                        three: {type: [integer, string, boolean]}, defaulted: {type: [string, "null"], default: null}, ref: {anyOf: [{$ref: '#/components/schemas/S'}, {type: "null"}]}}}}}}
                      responses: {"200": {description: ok, content: {application/json: {example: null}, text/plain: {example: false}}}}
                components: {schemas: {S: {type: object, properties: {inner: {type: string}}}}}
                """#,
            words: [
                (
                    "n",
                    [
                        "string | null", "1 , 1.5 , \"1\" , null , true", "{\"a\":1} , [1,2] , null",
                        "Default value : 0", "Default value : false", "Default value : \"\"", "Default value : null",
                        "S | null", "inner",
                    ]
                )
            ]),
        Case(
            name: "recursive",
            text: #"""
                openapi: 3.1.0
                info: {title: Recursive, version: "1"}
                paths:
                  /t: {post: {operationId: t, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/JSON'}}}}, "201": {description: loop, content: {application/json: {schema: {$ref: '#/components/schemas/Loop'}}}}}}}
                components:
                  schemas:
                    JSON: {oneOf: [{type: string}, {type: number}, {type: array, items: {$ref: '#/components/schemas/JSON'}}, {type: object, additionalProperties: {$ref: '#/components/schemas/JSON'}}]}
                    Tree: {oneOf: [{$ref: '#/components/schemas/Leaf'}, {$ref: '#/components/schemas/Branch'}], discriminator: {propertyName: kind, mapping: {leaf: Leaf, branch: '#/components/schemas/Branch'}}}
                    Leaf: {type: object, required: [kind], properties: {kind: {type: string}, value: {type: integer}}}
                    Branch: {type: object, required: [kind, left], properties: {kind: {type: string}, left: {$ref: '#/components/schemas/Tree'}, right: {$ref: '#/components/schemas/Tree'}}}
                    Loop: {$ref: '#/components/schemas/Loop'}
                    A: {allOf: [{$ref: '#/components/schemas/B'}]}
                    B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {b: {type: string}}}
                """#,
            words: [
                ("t", ["comes round again", "map of JSON", "leaf", "branch"]),
                ("Loop", ["leads nowhere"]),
                ("A", ["b"]),
            ]),
    ]
}
