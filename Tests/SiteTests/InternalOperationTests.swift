import HTTPTypes
import HummingbirdTesting
import NIOCore
import OpenAPI
import Testing

@testable import Site

@Suite("Internal operations of the site")
struct InternalOperationTests {
    static let text = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        servers: [{url: 'http://api.test'}]
        paths:
          /a: {get: {operationId: a, responses: {200: {description: ok}}}}
          /hush: {get: {operationId: hush, x-internal: true, summary: hush, responses: {200: {description: ok}}}}
        """

    @Test("A hidden operation answers 404 at each of its addresses and is named by no page, list or download")
    func hidden() async throws {
        let document = try await TestSite.document(Self.text)
        try await TestSite([("doc", document)]).test { client in
            var visitor = Visitor(client)
            for path in [
                "/doc/operations/hush", "/doc/operations/hush?part=panel", "/doc/operations/hush/markdown",
                "/doc/source?at=/paths/~1hush", "/doc/source?at=/paths/~1hush/get",
            ] {
                #expect(try await visitor.get(path).status == .notFound, "\(path)")
            }
            _ = try await visitor.get("/doc/operations/a")
            #expect(try await visitor.post("/doc/operations/hush", []).status == .notFound)
            for path in [
                "/doc", "/doc/search?q=hush", "/llms.txt", "/doc/description", "/doc/source?at=/paths",
                "/doc/source", "/doc/operations/a",
            ] {
                let answer = try await visitor.get(path)
                let text = String(buffer: answer.body).replacing("q=hush", with: "").replacing("\"hush\"", with: "")
                #expect(answer.status == .ok, "\(path)")
                #expect(!text.contains("operations/hush") && !text.contains("/hush"), "\(path)")
            }
        }
    }
}
