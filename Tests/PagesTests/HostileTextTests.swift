import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct HostileTextTests {
    static let payloads = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' autofocus onfocus='x",
        "</title><svg onload=x>",
        "</textarea><iframe src=//evil.example>", "`${7*7}` {{7*7}}", "&lt;b&gt;", "javascript:alert(1)",
        "<form action=//evil.example><input name=server>", "<style>@import url(//evil.example)</style>",
    ]

    /// The same payload in every place of a description that takes free text.
    private func description(_ payload: String) -> String {
        let text = payload.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return """
            {"openapi":"3.1.0","info":{"title":"\(text)","version":"\(text)","summary":"\(text)","description":"\(text)",
              "termsOfService":"\(text)","contact":{"name":"\(text)","url":"\(text)","email":"\(text)"},"license":{"name":"\(text)","url":"\(text)"}},
             "servers":[{"url":"https://a.example/{\(text)}","description":"\(text)","variables":{"\(text)":{"default":"\(text)","description":"\(text)"}}}],
             "tags":[{"name":"\(text)","description":"\(text)","externalDocs":{"url":"\(text)","description":"\(text)"}}],
             "security":[{"\(text)":["\(text)"]}],
             "paths":{"/\(text)":{"post":{"operationId":"addAnimal","tags":["\(text)"],"summary":"\(text)","description":"\(text)",
               "parameters":[{"name":"\(text)","in":"query","description":"\(text)","schema":{"type":"string","enum":["\(text)"],"default":"\(text)"},"example":"\(text)"},
                 {"name":"list","in":"query","schema":{"type":"array","items":{"type":"string","pattern":"\(text)"}},"example":["\(text)"]}],
               "requestBody":{"description":"\(text)","content":{"application/json":{"schema":{"$ref":"#/components/schemas/S"},"example":{"\(text)":"\(text)"}},"\(text)":{"schema":{"type":"string"},"example":"\(text)"}}},
               "responses":{"200":{"description":"\(text)","headers":{"\(text)":{"description":"\(text)","schema":{"type":"string"}}},
                 "links":{"\(text)":{"description":"\(text)","operationId":"addAnimal","parameters":{"\(text)":"\(text)"}}},
                 "content":{"\(text)":{"example":"\(text)"}}}}}}},
             "components":{"schemas":{"S":{"title":"\(text)","description":"\(text)","type":"object","properties":{"\(text)":{"type":"string","description":"\(text)","default":"\(text)","format":"\(text)"}}}},
               "securitySchemes":{"\(text)":{"type":"apiKey","in":"header","name":"\(text)","description":"\(text)"}}}}
            """
    }

    @Test("R1, R2, R4, R12: text of a description stays text in every page", arguments: payloads)
    func staysText(_ payload: String) async throws {
        let fixture = try await Fixture(description(payload))
        let allowed: Set<String> = ["script", "form", "input", "img"]
        for page in try fixture.pages() {
            let elements = try #require(Element.all(in: page.html.description), "\(page.name)")
            #expect(elements.filter { $0.name == "script" }.count == 1, "\(page.name)")
            for element in elements {
                #expect(!["iframe", "svg", "style", "object"].contains(element.name), "\(page.name)")
                // A form that was refused has the focus, by this site's own attribute.
                let isOwn = element.attributes["name"] == FieldName.captured(.source).text
                #expect(
                    !element.attributes.keys.contains {
                        $0.hasPrefix("on") || $0 == "autofocus" && payload.contains("'") && !isOwn
                    })
                guard allowed.contains(element.name) else { continue }
                #expect(element.attributes["src"]?.hasPrefix("/assets/") ?? true)
                #expect(element.attributes["action"]?.hasPrefix("/") ?? true)
            }
        }
    }

    @Test(
        "R3, R14: a link of a description leads to the web only, and tells it nothing",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "\\u0001javascript:alert(1)", "data:text/html,x",
            "vbscript:x", "//evil.example",
        ])
    func links(_ address: String) async throws {
        let text =
            #"{"openapi":"3.1.0","info":{"title":"T","version":"1","termsOfService":"\#(address)","contact":{"name":"C","url":"\#(address)"}},"paths":{}}"#
        let fixture = try await Fixture(text)
        let markup = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        let elements = try #require(Element.all(in: markup))
        for link in elements where link.name == "a" {
            #expect(link.attributes["href"]?.hasPrefix("/") == true || link.attributes["href"]?.hasPrefix("#") == true)
        }
        #expect(markup.contains("Terms of service"))
    }

    @Test func `R14: a link to another site names no referrer and no opener`() async throws {
        let fixture = try await Fixture()
        let markup = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        let elements = try #require(Element.all(in: markup))
        let foreign = elements.filter { $0.attributes["href"]?.hasPrefix("https://") == true }
        #expect(foreign.count == 1)
        #expect(foreign.allSatisfy { $0.attributes["rel"] == "noopener noreferrer nofollow ugc" })
    }

    @Test func `S20: characters that turn a path around are shown`() async throws {
        let text =
            #"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a\u202Egnp.exe":{"get":{"operationId":"turn","responses":{}}}}}"#
        let fixture = try await Fixture(text)
        let markup = OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation("turn")
        ).html().description
        let shown = markup.components("class=\"path\"")[1].prefix(80)
        #expect(!shown.unicodeScalars.contains("\u{202E}"))
    }
}
