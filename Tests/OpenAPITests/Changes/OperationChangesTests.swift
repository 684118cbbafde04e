import SourceTree
import Testing

@testable import OpenAPI

@Suite("What changed in operations")
struct OperationChangesTests {
    /// Members of one operation in both versions, and what is told.
    static let cases: [(old: String, new: String, told: [String])] = [
        (#""operationId": "a""#, #""operationId": "b""#, ["operation-id-changed warning"]),
        ("", #""deprecated": true"#, ["operation-deprecated compatible"]),
        (#""deprecated": true"#, "", ["operation-reinstated compatible"]),
        (#""summary": "One""#, #""summary": "Two""#, ["operation-text-changed text"]),
        (#""tags": ["x"]"#, #""tags": ["y"]"#, ["operation-tags-changed text"]),
        ("", #""parameters": [{"name": "q", "in": "query", "schema": {}}]"#, ["parameter-added compatible"]),
        (
            "", #""parameters": [{"name": "q", "in": "query", "required": true, "schema": {}}]"#,
            ["required-parameter-added breaking"]
        ),
        (#""parameters": [{"name": "q", "in": "query", "schema": {}}]"#, "", ["parameter-removed warning"]),
        (
            #""parameters": [{"name": "q", "in": "query"}]"#,
            #""parameters": [{"name": "q", "in": "query", "required": true}]"#, ["parameter-became-required breaking"]
        ),
        (
            #""parameters": [{"name": "q", "in": "query", "required": true}]"#,
            #""parameters": [{"name": "q", "in": "query"}]"#, ["parameter-became-optional compatible"]
        ),
        (
            #""parameters": [{"name": "q", "in": "query", "schema": {"type": "array"}}]"#,
            #""parameters": [{"name": "q", "in": "query", "explode": false, "schema": {"type": "array"}}]"#,
            ["parameter-style-changed breaking"]
        ),
        (
            #""parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}]"#,
            #""parameters": [{"name": "q", "in": "query", "explode": false, "schema": {"type": "string"}}]"#, []
        ),
        (
            #""parameters": [{"name": "q", "in": "query"}]"#,
            #""parameters": [{"name": "q", "in": "query", "deprecated": true}]"#, ["parameter-deprecated compatible"]
        ),
        (
            #""parameters": [{"name": "q", "in": "query", "description": "One"}]"#,
            #""parameters": [{"name": "q", "in": "query", "description": "Two"}]"#, ["parameter-text-changed text"]
        ),
        (
            #""parameters": [{"name": "q", "in": "query"}]"#, #""parameters": [{"name": "q", "in": "header"}]"#,
            ["parameter-removed warning", "parameter-added compatible"]
        ),
        (
            #""parameters": [{"name": "X-Q", "in": "header"}]"#, #""parameters": [{"name": "x-q", "in": "header"}]"#,
            []
        ),
        ("", #""requestBody": {"content": {}}"#, ["request-body-added compatible"]),
        ("", #""requestBody": {"required": true, "content": {}}"#, ["required-request-body-added breaking"]),
        (#""requestBody": {"content": {}}"#, "", ["request-body-removed breaking"]),
        (
            #""requestBody": {"content": {}}"#, #""requestBody": {"required": true, "content": {}}"#,
            ["request-body-became-required breaking"]
        ),
        (
            #""requestBody": {"required": true, "content": {}}"#, #""requestBody": {"content": {}}"#,
            ["request-body-became-optional compatible"]
        ),
        (
            #""requestBody": {"content": {"text/a": {}, "text/b": {}}}"#,
            #""requestBody": {"content": {"text/b": {}, "text/c": {}}}"#,
            ["media-type-removed breaking", "media-type-added compatible"]
        ),
        (
            #""requestBody": {"content": {"text/a": {}}}"#, #""requestBody": {"content": {"text/a; charset=x": {}}}"#,
            []
        ),
        (
            #""requestBody": {"content": {"multipart/form-data": {"encoding": {"f": {"contentType": "image/png"}}}}}"#,
            #""requestBody": {"content": {"multipart/form-data": {"encoding": {"f": {"contentType": "image/gif"}}}}}"#,
            ["encoding-changed warning"]
        ),
        (
            #""callbacks": {"c": {"{$request.body#/u}": {"post": {"responses": {}}}}}"#, "",
            ["callback-removed warning"]
        ),
        (
            "", #""callbacks": {"c": {"{$request.body#/u}": {"post": {"responses": {}}}}}"#,
            ["callback-added compatible"]
        ),
        ("", #""servers": [{"url": "https://b.example"}]"#, ["server-added compatible"]),
    ]

    @Test("Every kind of change of an operation is told with its level", arguments: cases)
    func eachOperation(old: String, new: String, told: [String]) async throws {
        let changes = try await Versions.changes(Versions.operation(old), Versions.operation(new))
        #expect(Versions.told(changes) == told)
    }

    /// The responses of one operation in both versions, and what is told.
    static let responses: [(old: String, new: String, told: [String])] = [
        (#""200": {"description": ""}"#, "", ["response-removed breaking"]),
        (#""404": {"description": ""}"#, "", ["error-response-removed warning"]),
        ("", #""201": {"description": ""}"#, ["response-added compatible"]),
        (#""200": {"description": ""}"#, #""2XX": {"description": ""}"#, []),
        (#""200": {"description": "One"}"#, #""200": {"description": "Two"}"#, ["response-text-changed text"]),
        (
            #""200": {"description": "", "content": {"text/a": {}}}"#, #""200": {"description": ""}"#,
            ["media-type-removed breaking"]
        ),
        (
            #""200": {"description": "", "headers": {"X": {}}}"#, #""200": {"description": ""}"#,
            ["header-removed warning"]
        ),
        (
            #""200": {"description": "", "headers": {"X": {"required": true}}}"#, #""200": {"description": ""}"#,
            ["required-header-removed breaking"]
        ),
        (
            #""200": {"description": ""}"#, #""200": {"description": "", "headers": {"X": {}}}"#,
            ["header-added compatible"]
        ),
        (
            #""200": {"description": "", "headers": {"X": {"required": true}}}"#,
            #""200": {"description": "", "headers": {"x": {}}}"#, ["header-became-optional breaking"]
        ),
        (
            #""200": {"description": "", "headers": {"X": {}}}"#,
            #""200": {"description": "", "headers": {"X": {"required": true}}}"#,
            ["header-became-required compatible"]
        ),
        (
            #""200": {"description": "", "headers": {"X": {"schema": {"type": "integer"}}}}"#,
            #""200": {"description": "", "headers": {"X": {"schema": {"type": "string"}}}}"#,
            ["type-changed breaking"]
        ),
        (
            #""200": {"description": "", "links": {"l": {"operationId": "x"}}}"#, #""200": {"description": ""}"#,
            ["link-removed warning"]
        ),
        (
            #""200": {"description": ""}"#, #""200": {"description": "", "links": {"l": {"operationId": "x"}}}"#,
            ["link-added compatible"]
        ),
    ]

    @Test("Every kind of change of a response is told with its level", arguments: responses)
    func eachResponse(old: String, new: String, told: [String]) async throws {
        func description(_ responses: String) -> String {
            #""paths": {"/a": {"get": {"responses": {\#(responses)}}}}"#
        }
        let changes = try await Versions.changes(description(old), description(new))
        #expect(Versions.told(changes) == told)
    }

    /// Path templates and methods in both versions, and what is told.
    static let paths: [(old: String, new: String, told: [String])] = [
        (#""/a": {"get": {}}"#, #""/a": {"get": {}, "put": {}}"#, ["operation-added compatible"]),
        (#""/a": {"get": {}, "put": {}}"#, #""/a": {"get": {}}"#, ["operation-removed breaking"]),
        (
            #""/a/{x}": {"get": {"parameters": [{"name": "x", "in": "path", "required": true}]}}"#,
            #""/a/{y}": {"get": {"parameters": [{"name": "y", "in": "path", "required": true}]}}"#,
            ["path-parameter-renamed compatible"]
        ),
        (
            #""/a": {"get": {"operationId": "list"}}"#, #""/b": {"get": {"operationId": "list"}}"#,
            ["operation-moved breaking"]
        ),
        (#""/a": {"get": {}}"#, #""/b": {"get": {}}"#, ["operation-added compatible", "operation-removed breaking"]),
    ]

    @Test(
        "Operations are known again by method and path, names of parameters aside, then by operationId",
        arguments: paths)
    func eachPath(old: String, new: String, told: [String]) async throws {
        let changes = try await Versions.changes(#""paths": {\#(old)}"#, #""paths": {\#(new)}"#)
        #expect(Versions.told(changes) == told)
    }

    @Test("An event that is sent no more is a warning, and what it carries counts as received")
    func webhooks() async throws {
        func hook(_ schema: String) -> String {
            #""webhooks": {"w": {"post": {"requestBody": {"content": {"application/json": {"schema": \#(schema)}}}}}}"#
        }
        let gone = try await Versions.changes(hook("{}"), #""paths": {}"#)
        #expect(Versions.told(gone) == ["operation-removed warning"])
        let old = #"{"properties": {"a": {}}, "required": ["a"]}"#
        let changes = try await Versions.changes(hook(old), hook(#"{"properties": {"a": {}}}"#))
        #expect(Versions.told(changes) == ["property-became-optional breaking"])
    }

    @Test("Text that an operation takes from its path item counts as its own")
    func pathItems() async throws {
        let changes = try await Versions.changes(
            #""paths": {"/a": {"summary": "S", "get": {}}}"#, #""paths": {"/a": {"get": {"summary": "S"}}}"#)
        #expect(changes.isEmpty)
    }

    @Test("A change names its place in both versions, and the operation by what it is called in each")
    func places() async throws {
        let changes = try await Versions.changes(
            #""paths": {"/a": {"get": {"operationId": "one"}}}"#, #""paths": {"/a": {"get": {"operationId": "two"}}}"#)
        let group = try #require(changes.groups.first)
        #expect(group.operation?.oldID == OperationID("one"))
        #expect(group.operation?.newID == OperationID("two"))
        let change = try #require(group.changes.first)
        #expect(change.old?.pointer.description == "/paths/~1a/get")
        #expect(change.new?.position.line == 1)
        #expect(change.message.contains("one") && change.message.contains("two"))
    }
}
