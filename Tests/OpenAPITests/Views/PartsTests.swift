import JSONSchema
import SourceTree
import Testing

@testable import OpenAPI

@Suite("Info, servers, tags, headers, links")
struct PartsTests {
    @Test("Info holds title, version as written, contact and license (4.8.2)")
    func info() async throws {
        let document = try await Reading.document(
            """
            openapi: 3.1.0
            info:
              title: Fleet
              version: 1.10
              summary: S
              description: D
              termsOfService: https://x/terms
              contact: {name: N, url: https://x, email: e@x}
              license: {name: MIT, identifier: MIT}
            paths: {}
            """)
        #expect(document.info.title == "Fleet")
        #expect(document.info.version == "1.10")
        #expect(document.info.summary == "S")
        #expect(document.info.contact?.email == "e@x")
        #expect(document.info.license?.identifier == "MIT")
        #expect(document.specificationVersion == "3.1.0")
    }

    @Test(
        "The version decides the dialect of schemas",
        arguments: [
            ("openapi: 3.0.3", Dialect.openAPI30, "3.0.3"), ("openapi: 3.1.0", .draft202012, "3.1.0"),
            ("openapi: 3.2.0", .draft202012, "3.2.0"), ("swagger: '2.0'", .openAPI30, "2.0"),
            ("openapi: 4.0.0", .draft202012, "4.0.0"), ("openapi: 3.1", .draft202012, "3.1"),
            ("x: 1", .draft202012, ""),
        ])
    func dialect(text: String, dialect: Dialect, version: String) async throws {
        let document = try await Reading.document(text + "\npaths: {}")
        #expect(document.dialect == dialect)
        #expect(document.specificationVersion == version)
    }

    @Test("A server's URL is expanded with values given or defaults (4.8.5)")
    func server() async throws {
        let document = try await Reading.document(
            Reading.json(
                #"""
                "servers": [{"url": "https://{region}.x/{base}/{base}", "name": "N", "variables":
                {"region": {"default": "eu", "enum": ["eu", "us"], "description": "R"}, "base": {"default": "v1"}}},
                {"url": "/{gone}"}, {"description": "no url"}, 5]
                """#))
        let servers = document.servers
        #expect(servers.count == 2)
        #expect(servers[0].variables.map(\.name) == ["region", "base"])
        #expect(try servers[0].expanded() == "https://eu.x/v1/v1")
        #expect(try servers[0].expanded(["region": "us", "base": ""]) == "https://us.x//")
        #expect(throws: DocumentError.self) { try servers[0].expanded(["region": "cn"]) }
        #expect(throws: DocumentError.self) { try servers[1].expanded() }
    }

    @Test("Declared tags come first in their order, then used ones; untagged operations come under default")
    func tags() async throws {
        let document = try await Reading.document(
            Reading.json(
                #"""
                "tags": [{"name": "b", "description": "B", "summary": "Bee"}, {"name": "a", "parent": "b", "kind": "nav"}, 5,
                {"name": "b"}], "paths": {"/1": {"get": {"tags": ["c", "a"]}, "put": {}, "post": {"tags": ["a", "a"]},
                "patch": {"tags": "x"}}}
                """#, version: "3.2.0"))
        #expect(document.tags.map(\.name) == ["b", "a", "c", "default"])
        #expect(
            document.tags.map { document.operations(tagged: $0).map(\.method) } == [
                [], ["GET", "POST"], ["GET"], ["PUT", "PATCH"],
            ])
        #expect(document.tags[0].summary == "Bee")
        #expect(document.tags[1].parent == "b")
        #expect(document.tags[3].node == nil)
    }

    @Test("Links lead to operations by operationId or by reference (4.8.20)")
    func links() async throws {
        let document = try await Reading.document(
            Reading.json(
                ##"""
                "paths": {"/a": {"get": {"operationId": "one", "responses": {"200": {"description": "d", "headers":
                {"X-Rate": {"schema": {"type": "integer"}, "required": true}}, "links": {"l": {"operationId": "two",
                "parameters": {"id": "$response.body#/id"}}, "m": {"operationRef": "#/paths/~1b/post"},
                "n": {"$ref": "#/components/links/N"}, "o": {"operationId": "gone"}}}}}}, "/b": {"post": {"operationId": "two"}}},
                "components": {"links": {"N": {"operationId": "one"}}}
                """##))
        let response = try #require(document.operations.first?.responses.first)
        #expect(response.links.map { $0.operation?.operationId } == ["two", "two", "one", nil])
        #expect(response.links[0].parameters.map(\.name) == ["id"])
        #expect(response.headers.map(\.name) == ["X-Rate"])
        #expect(response.headers.first?.isRequired == true)
    }

    @Test(
        "A response matches its number, its range, or anything as default",
        arguments: [
            ("200", 200, true), ("200", 201, false), ("2XX", 204, true), ("2xx", 299, true), ("4XX", 500, false),
            ("default", 599, true), ("x", 200, false),
        ])
    func matches(status: String, code: Int, expected: Bool) async throws {
        let document = try await Reading.document(
            Reading.json(#""paths": {"/a": {"get": {"responses": {"\#(status)": {"description": ""}}}}}"#))
        #expect(document.operations.first?.responses.first?.matches(code) == expected)
    }
}
