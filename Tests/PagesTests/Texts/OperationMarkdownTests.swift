import OpenAPI
import Testing

@testable import Pages

@Suite("An operation as Markdown")
struct OperationMarkdownTests {
    @Test("It says method, path, authorization, parameters, body, responses and the command")
    func whole() async throws {
        let fixture = try await Fixture()
        let text = OperationMarkdown(
            operation: try fixture.operation("addAnimal"), server: "https://vienna.zoo.example/v1",
            command: "curl -X POST"
        ).text
        #expect(text.hasPrefix("# POST /animals\n\nAdd an animal\n"))
        #expect(text.contains("- Server: `https://vienna.zoo.example/v1`\n"))
        #expect(text.contains("- Authorization: `basic` or `key` and `token` (scopes: `write`)\n"))
        #expect(text.contains("## Request body (required)\n"))
        #expect(text.contains("- `name` (string, required"))
        #expect(text.contains("- `id` (integer, read only)"))
        #expect(text.contains("## Response 201\n"))
        #expect(text.contains("- Header `Location`\n"))
        #expect(text.contains("## Response 4XX\n"))
        #expect(text.contains("```sh\ncurl -X POST\n```\n"))
    }

    @Test("Parameters stand in a table whose cells nothing breaks")
    func table() async throws {
        let fixture = try await Fixture(
            """
            {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"operationId":"a","parameters":[
              {"name":"a|b","in":"query","required":true,"description":"One | two\\nthree","schema":{"type":"string","maxLength":3}}],
              "responses":{"200":{"description":"ok"}}}}}}
            """)
        let text = OperationMarkdown(operation: try fixture.operation("a"), server: "/").text
        let row = try #require(text.split(separator: "\n").first { $0.contains("a\\|b") })
        #expect(row.replacing("\\|", with: "").filter { $0 == "|" }.count == 6)
        #expect(row.contains("| query | string | yes |"))
    }

    @Test("A schema that holds itself ends")
    func recursion() async throws {
        let fixture = try await Fixture()
        let text = OperationMarkdown(operation: try fixture.operation("listAnimals"), server: "/").text
        #expect(text.utf8.count < 50_000)
        #expect(text.contains("`mother`"))
    }

    @Test("Code cannot end its own fence")
    func fence() {
        var text = MarkdownText()
        text.code("```\n# not a heading", language: "text")
        #expect(text.text.hasPrefix("````text\n```\n"))
    }

    @Test("The index lists every operation with the address of its text, but hidden ones")
    func index() async throws {
        let fixture = try await Fixture(
            Fixture.zoo.replacing(
                #""operationId":"listVisits","#, with: #""operationId":"listVisits","x-internal":true,"#))
        let text = ModelIndex(title: "Portico", documents: [("zoo", fixture.document.withoutInternal())]).text
        #expect(text.hasPrefix("# Portico\n\n## Zoo 1.2\n\n> Animals\n"))
        #expect(text.contains("- [POST /animals](/zoo/operations/addAnimal/markdown): Add an animal\n"))
        #expect(!text.contains("listVisits"))
    }
}
