import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import OpenAPI
import Testing

@testable import Site

@Suite("Texts and sources of parts")
struct SourceTests {
    static let old = """
        swagger: '2.0'
        info: {title: T, version: '1'}
        paths:
          /a:
            get: {operationId: a, responses: {200: {description: ok, schema: {$ref: '#/definitions/A'}}}}
        definitions:
          A: {type: object, properties: {b: {type: string, x-mine: 1}}}
        """

    @Test("An operation comes as Markdown, without what is typed into Authorize")
    func markdown() async throws {
        let document = try await TestSite.document(Self.old)
        try await TestSite([("doc", document)]).test { client in
            var visitor = Visitor(client)
            let answer = try await visitor.get("/doc/operations/a/markdown")
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "text/markdown; charset=utf-8")
            #expect(String(buffer: answer.body).hasPrefix("# GET /a\n"))
            #expect(try await visitor.get("/doc/operations/none/markdown").status == .notFound)
        }
    }

    @Test("The index for language models leads to texts that exist")
    func index() async throws {
        let document = try await TestSite.document(Self.old)
        try await TestSite([("doc", document)]).test { client in
            var visitor = Visitor(client)
            let text = String(buffer: try await visitor.get("/llms.txt").body)
            #expect(text.hasPrefix("# Test\n"))
            let links = text.matches(of: /\]\((\/[^)]*)\)/).map { String($0.1) }
            #expect(links.count == 2)
            for link in links { #expect(try await visitor.get(link).status == .ok) }
        }
    }

    @Test("A part's source is the text as the author wrote it, also of a description that was upgraded")
    func source() async throws {
        let document = try await TestSite.document(Self.old)
        let schema = try #require(document.schema(named: "A"))
        let place = try #require(document.place(of: schema.node))
        #expect("\(place.pointer)" == "/definitions/A")
        try await TestSite([("doc", document)]).test { client in
            var visitor = Visitor(client)
            let page = String(buffer: try await visitor.get("/doc/source?at=/definitions/A").body)
            #expect(page.contains("test.yaml"))
            #expect(page.contains("x-mine"))
            let operation = String(buffer: try await visitor.get("/doc/operations/a").body)
            #expect(operation.contains("/doc/source?at="))
        }
    }

    @Test(
        "What is no part is not found, and nothing else happens",
        arguments: [
            "at=/nope", "at=nope", "at=/info&file=1", "at=/info&file=-1", "at=/info&file=99999999999999999999",
            "at=/paths/9",
        ])
    func missing(_ query: String) async throws {
        let document = try await TestSite.document(Self.old)
        try await TestSite([("doc", document)]).test { client in
            var visitor = Visitor(client)
            let answer = try await visitor.get("/doc/source?\(query)")
            #expect(answer.status == .notFound)
        }
    }

    @Test("A description in several files can be had as one, which any reader reads alone")
    func bundled() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bundle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text =
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {200: {$ref: r.yaml}}}}}\n"
        try Data("description: Found elsewhere\n".utf8).write(to: folder.appendingPathComponent("r.yaml"))
        let document = try await DocumentReader(source: FileSource(folder: folder.path)).read(
            folder.appendingPathComponent("o.yaml").path, bytes: Array(text.utf8))
        try await TestSite([("doc", document)]).test { client in
            var visitor = Visitor(client)
            let overview = String(buffer: try await visitor.get("/doc").body)
            #expect(overview.contains("/doc/description?form=bundled"))
            let written = String(buffer: try await visitor.get("/doc/description").body)
            #expect(written == text)
            let whole = String(buffer: try await visitor.get("/doc/description?form=bundled").body)
            let again = try await TestSite.document(whole)
            #expect(again.operations.first?.responses.first?.description == "Found elsewhere")
        }
    }
}
