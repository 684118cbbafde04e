import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite("What a description says stands in its pages")
struct VersionPagesTests {
    static let fields = """
        {"openapi":"3.2.0","info":{"title":"T","version":"1","license":{"name":"Licence","identifier":"MIT"}},
         "jsonSchemaDialect":"https://dialect.example/x","servers":[{"url":"https://a.example","name":"main","description":"Live"}],
         "tags":[{"name":"a","summary":"Apples","kind":"nav"},{"name":"b","parent":"a"}],
         "paths":{"/s":{"query":{"operationId":"s","tags":["a","b"],"servers":[{"url":"https://b.example","name":"other"}],
           "parameters":[{"name":"q","in":"querystring","content":{"application/json":{"schema":{"type":"object"}}}},
             {"name":"ids","in":"query","style":"pipeDelimited","explode":false,"allowReserved":true,"schema":{"type":"array"}},
             {"name":"e","in":"query","explode":false,"allowEmptyValue":true,"schema":{"type":"array"}}],
           "requestBody":{"content":{"multipart/form-data":{"schema":{"type":"object","properties":{"p":{"type":"string"}}},
             "encoding":{"p":{"contentType":"image/png","headers":{"X-Part":{"schema":{"type":"string"}}}}}},
             "multipart/mixed":{"itemSchema":{"type":"string"},"prefixEncoding":[{"contentType":"text/csv"}],"itemEncoding":{"contentType":"text/tsv"}}}},
           "responses":{"200":{"summary":"Short","description":"d","headers":{"X-H":{"example":"sample-1","content":{"application/json":{"schema":{"type":"integer"}}}}},
             "links":{"gone":{"operationRef":"https://other.example/d#/x","requestBody":"$request.body","server":{"url":"https://link.example"}}},
             "content":{"a/a":{"schema":{}},"a/b":{"schema":{}},"a/c":{"schema":{}},"a/d":{"schema":{}},"a/e":{"schema":{}}}}}}}},
         "components":{"securitySchemes":{"o":{"type":"oauth2","deprecated":true,"oauth2MetadataUrl":"https://auth.example/meta",
           "flows":{"deviceAuthorization":{"deviceAuthorizationUrl":"https://auth.example/device","tokenUrl":"https://auth.example/token","scopes":{"read":"Read all"}}}}}}}
        """

    @Test("The overview tells licence, dialect, servers by name and where each flow goes")
    func overview() async throws {
        let fixture = try await Fixture(Self.fields)
        let text = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        for words in [
            "Licence (MIT)", "https://dialect.example/x", "main - Live", "Device authorization flow",
            "https://auth.example/device", "https://auth.example/token", "https://auth.example/meta", "Read all",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test("An operation tells how its parameters and parts are written, and all of its links")
    func operation() async throws {
        let fixture = try await Fixture(Self.fields)
        let text = OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation("s")
        ).html().description
        for words in [
            "(querystring)", "the whole query", "as application/json", "style pipeDelimited", "items in one value",
            "may be empty", "reserved characters as they are", "as image/png", "X-Part", "as text/csv", "as text/tsv",
            "other", "Short", "sample-1", "https://other.example/d#/x", "$request.body", "https://link.example", "a/e",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test("A sequence that is described as a whole and item by item shows both")
    func sequence() async throws {
        let fixture = try await Fixture(
            """
            {"openapi":"3.2.0","info":{"title":"T","version":"1"},"paths":{"/s":{"get":{"operationId":"s","responses":{"200":{
              "description":"d","content":{"application/jsonl":{"schema":{"type":"array","maxItems":77},
              "itemSchema":{"type":"object","properties":{"inner":{"type":"string"}}}}}}}}}}}
            """)
        let operation = try fixture.operation("s")
        let text = OperationPage(frame: fixture.frame, document: fixture.document, operation: operation).html()
            .description
        for words in ["77", "each item of the sequence", "d-response-200.inner"] {
            #expect(text.contains(words), "\(words)")
        }
        let markdown = OperationMarkdown(operation: operation, server: "/").text
        #expect(markdown.contains("`inner`"))
        #expect(markdown.contains("{\"inner\":\"string\"}"))
    }

    @Test("A tag tells what it is and what it stands under")
    func tag() async throws {
        let fixture = try await Fixture(Self.fields)
        let pages = fixture.outline.sections.map {
            TagPage(frame: fixture.frame, document: fixture.document, section: $0).html().description
        }
        #expect(pages[0].contains("Apples"))
        #expect(pages[0].contains(">nav<"))
        #expect(pages[1].contains("under "))
    }

    static let gaps = """
        {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/lost":{"$ref":"lost.yaml"},"/a":{"get":{"operationId":"a",
          "parameters":[{"$ref":"parameter.yaml"}],"requestBody":{"$ref":"#/components/requestBodies/body"},
          "responses":{"200":{"$ref":"response.yaml"},"201":{"description":"d","headers":{"H":{"$ref":"header.yaml"}},"links":{"l":{"$ref":"link.yaml"}}}},
          "callbacks":{"c":{"$ref":"callback.yaml"}}}}},
          "components":{"securitySchemes":{"s":{"$ref":"scheme.yaml"}}}}
        """

    @Test("A reference that leads nowhere is a marked gap, with the rest around it")
    func missing() async throws {
        let fixture = try await Fixture(Self.gaps)
        let overview = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        #expect(overview.contains("lost.yaml"))
        #expect(overview.contains("scheme.yaml"))
        let page = OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation("a")
        ).html().description
        for name in [
            "parameter.yaml", "#/components/requestBodies/body", "response.yaml", "header.yaml", "link.yaml",
            "callback.yaml",
        ] { #expect(page.contains("missing: ") && page.contains(name), "\(name)") }
        #expect(fixture.document.diagnostics.count { $0.rule == "unresolved-reference" && $0.position != nil } >= 8)
    }
}
