import SourceTree
import Testing

@testable import OpenAPI

/// One description a version with every field that the version brought, and what the views make of it.
@Suite("What each version brought")
struct VersionsTests {
    static let v32 = """
        openapi: 3.2.0
        $self: https://api.example/desc/openapi.yaml
        info: {title: T, version: '1', summary: short, license: {name: L, identifier: MIT}}
        servers: [{url: 'https://{region}.example', name: main, variables: {region: {default: eu}}}]
        tags: [{name: a, summary: Apples, kind: nav}, {name: b, parent: a}]
        security: [{'#/components/securitySchemes/device': [read]}]
        paths:
          /search:
            query:
              operationId: search
              tags: [b]
              parameters:
                - {name: q, in: querystring, content: {application/json: {schema: {type: object}}}}
                - {name: s, in: cookie, style: cookie, schema: {type: array}}
              requestBody:
                content:
                  multipart/mixed:
                    itemSchema: {type: integer}
                    prefixEncoding: [{contentType: text/plain}]
                    itemEncoding: {contentType: application/json, headers: {X-P: {schema: {type: string}}}}
              responses:
                '200':
                  summary: found
                  content:
                    application/jsonl: {$ref: '#/components/mediaTypes/lines'}
                  links: {next: {operationId: search, server: {url: 'https://n.example', name: n}}}
            additionalOperations:
              COPY: {operationId: copy, responses: {'204': {description: d}}}
              Lock: {operationId: lock}
        components:
          mediaTypes:
            lines:
              itemSchema: {$ref: '#/components/schemas/Pet'}
              examples: {e: {dataValue: [{kind: cat}], serializedValue: '{"kind":"cat"}'}, u: {externalValue: 'https://x.example'}}
          schemas:
            Pet:
              type: object
              properties: {kind: {type: string, xml: {nodeType: attribute}}}
              discriminator: {propertyName: kind, mapping: {cat: Cat}, defaultMapping: Other}
            Cat: {type: object}
            Other: {type: object}
          securitySchemes:
            device:
              type: oauth2
              deprecated: true
              oauth2MetadataUrl: https://auth.example/.well-known
              flows: {deviceAuthorization: {deviceAuthorizationUrl: 'https://auth.example/d', tokenUrl: 'https://auth.example/t', scopes: {read: Read}}}
        """

    @Test("3.2: operations by any method, querystring, sequences, tags, servers, schemes by URI")
    func version32() async throws {
        let document = try await Reading.document(Self.v32)
        #expect(document.diagnostics.filter { $0.severity == .error } == [])
        #expect(document.selfURI == "https://api.example/desc/openapi.yaml")
        #expect(document.operations.map(\.method) == ["QUERY", "COPY", "Lock"])
        #expect(document.servers.first?.name == "main")
        #expect(document.tags.prefix(2).map(\.summary) == ["Apples", nil])
        #expect(document.tags.prefix(2).map(\.kind) == ["nav", nil])
        #expect(document.tags.prefix(2).map(\.parent) == [nil, "a"])
        let search = try #require(document.operation(OperationID("search")))
        #expect(search.parameters.map(\.location) == [.querystring, .cookie])
        #expect(search.parameters[0].content?.name == "application/json")
        #expect(search.parameters[1].style == .cookie)
        #expect(search.parameters[1].explodes)
        let body = try #require(search.requestBody?.content.first)
        #expect(body.itemSchema?.types == ["integer"])
        #expect(body.prefixEncoding.first?.contentTypes == ["text/plain"])
        #expect(body.itemEncoding?.headers.map(\.name) == ["X-P"])
        let response = try #require(search.responses.first)
        #expect(response.summary == "found")
        #expect(response.links.first?.server?.name == "n")
        let lines = try #require(response.content.first)
        #expect(lines.itemSchema?.referenceName == "Pet")
        #expect(lines.examples.map(\.serializedValue) == [#"{"kind":"cat"}"#, nil])
        #expect(lines.examples.last?.externalValue == "https://x.example")
        let pet = try #require(document.schema(named: "Pet"))
        #expect(pet.discriminator?.defaultMapping?.id == SchemaID("Other"))
        #expect(pet.properties.first?.schema.xml?.nodeType == "attribute")
        #expect(search.security.first?.schemes.map(\.name) == ["device"])
        let scheme = try #require(document.securityScheme(named: "#/components/securitySchemes/device"))
        #expect(scheme.name == "device")
        #expect(scheme.isDeprecated)
        #expect(scheme.oauth2MetadataURL == "https://auth.example/.well-known")
    }

    @Test("3.2: $self is what relative references are resolved against, the file's own place comes second")
    func selfIsBase() async throws {
        let root = """
            openapi: 3.2.0
            $self: https://api.example/desc/openapi.yaml
            info: {title: T, version: '1'}
            components:
              schemas:
                A: {$ref: 'https://api.example/desc/openapi.yaml#/components/schemas/C'}
                B: {$ref: 'part.yaml#/B'}
                C: {type: boolean}
            """
        let source = StubSource(files: ["d/part.yaml": "B: {type: integer}"])
        let document = try await DocumentReader(source: source).read("d/o.yaml", bytes: Array(root.utf8))
        #expect(source.asked == ["d/part.yaml"], "the file is there, so nothing is asked for by URL")
        #expect(document.schema(named: "A")?.types == ["boolean"])
        #expect(document.schema(named: "B")?.types == ["integer"])
    }

    @Test("3.1: webhooks alone, path items among the components, members beside $ref, the dialect")
    func version31() async throws {
        let document = try await Reading.document(
            """
            openapi: 3.1.1
            jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
            info: {title: T, version: '1', summary: short, license: {name: L, identifier: Apache-2.0}}
            webhooks:
              born: {$ref: '#/components/pathItems/Born', description: mine}
            components:
              pathItems: {Born: {description: theirs, post: {requestBody: {$ref: '#/components/requestBodies/B', description: beside}}}}
              requestBodies: {B: {description: at it, content: {application/json: {schema: {$ref: '#/components/schemas/S', deprecated: true}}}}}
              schemas: {S: {type: [string, 'null'], title: s}}
            """)
        #expect(document.diagnostics.filter { $0.severity == .error } == [])
        #expect(document.operations.isEmpty)
        let webhook = try #require(document.webhooks.first)
        #expect(webhook.description == "mine")
        #expect(webhook.requestBody?.description == "beside")
        let schema = try #require(webhook.requestBody?.content.first?.schema)
        #expect(schema.isDeprecated)
        #expect(schema.title == "s")
        #expect(schema.isNullable)
        #expect(document.info.license?.identifier == "Apache-2.0")
        #expect(document.jsonSchemaDialect == "https://json-schema.org/draft/2020-12/schema")
    }

    @Test("An operation in a file of its own is read, though no version has a word for it")
    func operationFiles() async throws {
        for version in ["openapi: 3.0.3", "swagger: '2.0'"] {
            let document = try await Reading.document(
                [
                    "o.yaml": """
                    \(version)
                    info: {title: T, version: '1', description: {$ref: about.yaml}}
                    paths: {/a: {get: {$ref: a/get.yaml}, put: {$ref: gone.yaml}}}
                    """, "about.yaml": "|\n  All about it.\n",
                    "a/get.yaml":
                        "operationId: a\nx-codeSamples: [{$ref: curl.yaml}]\nresponses: {'200': {description: d}}",
                    "a/curl.yaml": "lang: cURL\nsource: curl x",
                ], root: "o.yaml")
            #expect(document.info.description == "All about it.\n")
            #expect(document.operations.map(\.operationId) == ["a", nil])
            let read = try #require(document.operations.first)
            #expect(read.responses.map(\.description) == ["d"])
            #expect(read.codeSamples.map(\.source) == ["curl x"])
            #expect(document.operations.last?.brokenReference == "gone.yaml")
        }
    }
}
