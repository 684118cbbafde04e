import SourceTree
import Testing

@testable import OpenAPI

@Suite("Internal operations")
struct InternalOperationTests {
    static let text = """
        openapi: 3.1.0
        info: {title: T, version: "1"}
        tags: [{name: secret, description: Not for you.}, {name: open}]
        x-tagGroups: [{name: All, tags: [open, secret]}]
        paths:
          /open:
            get: {operationId: a, tags: [open], responses: {"200": {description: ok, links: {next: {operationId: b}}}}}
            post: {operationId: b, tags: [secret], x-internal: true, responses: {"200": {description: hush}}}
          /closed:
            x-internal: true
            get: {operationId: c, tags: [secret], responses: {"200": {$ref: '#/no'}}}
        webhooks:
          born: {post: {operationId: w, x-internal: true, responses: {}}}
        """

    @Test("Nothing leads to a hidden operation: no list, no id, no link, no path, no tag of its own")
    func hidden() async throws {
        let document = try await Reading.document(Self.text).withoutInternal()
        #expect(document.isPartial)
        #expect(document.operations.map(\.id.description) == ["a"])
        #expect(document.webhooks.isEmpty)
        #expect(["b", "c", "w"].allSatisfy { document.operation(OperationID($0)) == nil })
        #expect(document.operations.first?.responses.first?.links.first?.operation == nil)
        #expect(document.match(method: "GET", path: "/closed") == nil)
        #expect(document.tags.map(\.name) == ["open"])
        #expect(!document.diagnostics.contains { "\($0)".contains("closed") })
    }

    @Test("What is written leaves out the operation, and the path when nothing of it is left; the rest stays as it was")
    func written() async throws {
        let document = try await Reading.document(Self.text)
        let shown = document.withoutInternal()
        let tree = try Tree.read(shown.writtenBytes, format: .yaml)
        #expect(tree.root["paths"]?.members.map(\.key) == ["/open"])
        #expect(tree.root["paths"]?["/open"]?.members.map(\.key) == ["get"])
        #expect(tree.root["webhooks"]?.members.map(\.key) == [])
        #expect(tree.root["tags"]?.json() == Array(#"[{"name":"open"}]"#.utf8))
        #expect(tree.root["x-tagGroups"]?.json() == Array(#"[{"name":"All","tags":["open"]}]"#.utf8))
        #expect(tree.root["paths"]?["/open"]?["get"]?.json() == document.operations.first?.node.json())
        for pointer in ["/paths/~1open/post", "/paths/~1open/post/responses", "/paths/~1closed", "/paths/~1closed/get"]
        {
            let place = Document.Place(file: 0, pointer: try JSONPointer(parsing: pointer))
            #expect(shown.node(at: place) == nil, "\(pointer)")
            #expect(document.node(at: place) != nil, "\(pointer)")
        }
    }

    @Test("A description without internal operations is the same, byte for byte")
    func same() async throws {
        let document = try await Reading.document("openapi: 3.1.0 # kept\npaths: {}\n")
        #expect(document.withoutInternal() === document)
        #expect(document.writtenBytes == document.source.bytes)
    }

    @Test("Operations of 2.0 and of other files are hidden where they were written")
    func files() async throws {
        let old = try await Reading.document(
            #"{"swagger":"2.0","paths":{"/a":{"get":{"x-internal":true,"responses":{}},"put":{"responses":{}}}}}"#,
            location: "swagger.json"
        ).withoutInternal()
        #expect(old.operations.map(\.method) == ["PUT"])
        #expect(!String(decoding: old.writtenBytes, as: UTF8.self).contains("x-internal"))
        let split = try await Reading.document(
            [
                "root.yaml": "openapi: 3.1.0\npaths: {/a: {$ref: a.yaml}, /b: {get: {responses: {}}}}",
                "a.yaml": "get: {x-internal: true, description: hush, responses: {}}",
            ], root: "root.yaml"
        ).withoutInternal()
        #expect(split.operations.map(\.path) == ["/b"])
        #expect(split.node(at: Document.Place(file: 1, pointer: try JSONPointer(parsing: "/get"))) == nil)
        #expect(!String(decoding: try split.bundled().root.json(), as: UTF8.self).contains("hush"))
    }
}
