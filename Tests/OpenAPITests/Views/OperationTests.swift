import SourceTree
import Testing

@testable import OpenAPI

@Suite("Operation")
struct OperationTests {
    @Test("Path and operation parameters are joined, the operation's own winning by place and name (4.8.10)")
    func parameters() async throws {
        let document = try await Reading.document(
            """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            paths:
              /pets/{id}:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                  - {name: limit, in: query, schema: {type: string}}
                get:
                  parameters:
                    - {name: limit, in: query, schema: {type: integer}}
                    - {name: limit, in: header, schema: {type: boolean}}
            """)
        let parameters = try #require(document.operations.first).parameters
        #expect(parameters.map(\.name) == ["id", "limit", "limit"])
        #expect(parameters.map(\.location) == [.path, .query, .header])
        #expect(parameters.map { $0.schema?.typeText } == ["string", "integer", "boolean"])
    }

    @Test(
        "A header of the path is overridden by one that differs in case alone (RFC 9110 section 5.1), other names are not"
    )
    func headerNames() async throws {
        let document = try await Reading.document(
            Reading.json(
                #""paths": {"/a": {"parameters": [{"name": "X-Id", "in": "header", "required": true}, {"name": "Q", "in": "query"}], "#
                    + #""get": {"parameters": [{"name": "x-id", "in": "header"}, {"name": "q", "in": "query"}]}}}"#))
        let parameters = try #require(document.operations.first).parameters
        #expect(parameters.map(\.name) == ["x-id", "Q", "q"])
        #expect(parameters.first?.isRequired == false)
    }

    @Test("The gist is the summary, else the first line of the description, up to a word's end")
    func gist() async throws {
        let long = String(repeating: "word ", count: 60)
        let texts: [(String, String?)] = [
            (#""summary": "Short", "description": "Long""#, "Short"), (#""description": "\n# First\nSecond""#, "First"),
            (#""description": "\#(long)""#, String(repeating: "word ", count: 40).dropLast() + " …"), (#""x": 1"#, nil),
            (#""description": "\n \n""#, nil),
        ]
        for (members, expected) in texts {
            let document = try await Reading.document(Reading.json(#""paths": {"/a": {"get": {\#(members)}}}"#))
            #expect(document.operations.first?.gist == expected, "\(members)")
        }
    }

    @Test("Every method field is an operation, additionalOperations with their own spelling (3.2, 4.9)")
    func methods() async throws {
        let fixed = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]
        let members = fixed.map { #""\#($0)": {}"# }.joined(separator: ", ")
        let document = try await Reading.document(
            Reading.json(
                #""paths": {"/x": {\#(members), "additionalOperations": {"COPY": {}, "Link": {}, "x-Sync": {}}}}"#))
        #expect(document.operations.map(\.method) == fixed.map { $0.uppercased() } + ["COPY", "Link", "x-Sync"])
        #expect(Set(document.operations.map(\.id)).count == 12)
    }

    @Test("A method that is no token of at most 32 bytes is left out with a diagnostic (THREATS X2)")
    func badMethod() async throws {
        let document = try await Reading.document(
            Reading.json(
                #""paths": {"/x": {"additionalOperations": {"GET /x HTTP/1.1\r\nHost: e": {}, "": {}, "OK": {}}}}"#))
        #expect(document.operations.map(\.method) == ["OK"])
        #expect(document.diagnostics.filter { $0.rule == "invalid-method" }.count == 2)
    }

    @Test(
        "Security is the operation's own, else the description's; an empty list asks for nothing (4.8.10)",
        arguments: [
            (#"{}"#, [["root"]]), (#"{"security": []}"#, []), (#"{"security": [{}]}"#, [[]]),
            (#"{"security": [{"a": [], "b": ["s"]}, {"c": []}]}"#, [["a", "b"], ["c"]]),
            (#"{"security": "x"}"#, [["root"]]),
        ] as [(String, [[String]])])
    func security(operation: String, expected: [[String]]) async throws {
        let document = try await Reading.document(
            Reading.json(#""security": [{"root": []}], "paths": {"/x": {"get": \#(operation)}}"#))
        let requirements = try #require(document.operations.first).security
        #expect(requirements.map { $0.schemes.map(\.name) } == expected)
    }

    @Test(
        "Servers are the operation's, else the path's, else the description's, else / (4.8.1)",
        arguments: [
            ("", "", "", ["/"]), (#""servers": [{"url": "r"}],"#, "", "", ["r"]),
            (#""servers": [{"url": "r"}],"#, #""servers": [{"url": "p"}],"#, "", ["p"]),
            (#""servers": [{"url": "r"}],"#, #""servers": [{"url": "p"}],"#, #""servers": [{"url": "o"}]"#, ["o"]),
            (#""servers": [],"#, "", "", ["/"]), (#""servers": "x","#, "", "", ["/"]),
        ] as [(String, String, String, [String])])
    func servers(root: String, path: String, operation: String, expected: [String]) async throws {
        let document = try await Reading.document(
            Reading.json(#"\#(root) "paths": {"/x": {\#(path) "get": {\#(operation)}}}"#))
        #expect(document.operations.first?.servers.map(\.url) == expected)
    }

    @Test("A path item may be a reference, what stands beside it counts too")
    func referredPathItem() async throws {
        let document = try await Reading.document(
            Reading.json(
                #"""
                "paths": {"/a": {"$ref": "#/components/pathItems/A", "post": {"operationId": "own"}}},
                "components": {"pathItems": {"A": {"summary": "S", "get": {"operationId": "got"},
                "post": {"operationId": "other"}, "parameters": [{"name": "q", "in": "query"}]}}}
                """#))
        #expect(document.operations.map(\.operationId) == ["own", "got"])
        #expect(document.operations.map(\.summary) == ["S", "S"])
        #expect(document.operations.allSatisfy { $0.parameters.map(\.name) == ["q"] })
        #expect(document.operations.map(\.pointer.description) == ["/paths/~1a/post", "/paths/~1a/get"])
    }

    @Test("Webhooks and callbacks are operations of another origin")
    func others() async throws {
        let document = try await Reading.document(
            Reading.json(
                #"""
                "webhooks": {"newPet": {"post": {"operationId": "hook"}}},
                "paths": {"/a": {"post": {"callbacks": {"done": {"{$request.body#/url}": {"post": {"summary": "C"}}},
                "shared": {"$ref": "#/components/callbacks/S"}, "gone": {"$ref": "#/nowhere"}}}}},
                "components": {"callbacks": {"S": {"http://x": {"put": {}}}}}
                """#))
        #expect(document.webhooks.map(\.path) == ["newPet"])
        #expect(document.webhooks.first?.origin == .webhook)
        #expect(document.operation(OperationID("hook")) != nil)
        let callbacks = try #require(document.operations.first).callbacks
        #expect(callbacks.map(\.name) == ["done", "shared", "gone"])
        #expect(callbacks.map(\.expression) == ["{$request.body#/url}", "http://x", ""])
        #expect(callbacks.map { $0.operations.map(\.method) } == [["POST"], ["PUT"], []])
        #expect(callbacks[2].brokenReference == "#/nowhere")
        #expect(callbacks[0].operations.first?.origin == .callback)
    }

    @Test("A response is found by its number, then its range, then default (4.8.16)")
    func response() async throws {
        let document = try await Reading.document(
            Reading.json(
                #""paths": {"/a": {"get": {"responses": {"default": {}, "4XX": {}, "404": {}, "x-y": {}, "200": 5}}}}"#)
        )
        let operation = try #require(document.operations.first)
        #expect(operation.responses.map(\.status) == ["default", "4XX", "404"])
        #expect(operation.response(for: 404)?.status == "404")
        #expect(operation.response(for: 400)?.status == "4XX")
        #expect(operation.response(for: 500)?.status == "default")
    }

    @Test("Code samples of the author are read in both spellings", arguments: ["x-codeSamples", "x-code-samples"])
    func samples(name: String) async throws {
        let document = try await Reading.document(
            Reading.json(
                #""paths": {"/a": {"get": {"\#(name)": [{"lang": "Swift", "source": "let x"}, {"lang": "C"}, 5]}}}"#))
        let samples = try #require(document.operations.first).codeSamples
        #expect(samples.map(\.label) == ["Swift"])
        #expect(samples.map(\.source) == ["let x"])
    }
}
