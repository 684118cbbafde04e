import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import TokenDesk

@testable import Site

/// Two versions of an API with operations that the author keeps from everyone, asked on every address of the site.
@Suite("Internal operations on every route")
struct InternalRoutesTests {
    private static func text(_ version: Int) -> String {
        """
        openapi: 3.2.0
        info: {title: Depot, version: '\(version)'}
        servers: [{url: 'https://gate.example.com'}]
        tags: [{name: seen, description: Words.}, {name: covert, description: Words.}]
        paths:
          /a:
            get:
              operationId: a
              tags: [seen]
              security: [{token: ['things:read']}]
              parameters: [{name: q, in: query, schema: {type: string, maxLength: \(version)}}]
              responses:
                '200':
                  description: ok
                  content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
          /veiled:
            get:
              operationId: hush
              x-internal: true
              tags: [covert]
              summary: The covert one
              security: [{token: ['things:covert']}]
              parameters: [{name: q, in: query, schema: {type: string, maxLength: \(version)}}]
              responses:
                '200':
                  description: ok
                  content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
          /veiled/item: {x-internal: true, post: {operationId: hushItem, responses: {'200': {description: ok}}}}
          /b\(version): {get: {operationId: b\(version), tags: [seen], responses: {'200': {description: ok}}}}
        components:
          schemas:
            Thing: {type: object, properties: {name: {type: string}}}
          securitySchemes:
            token: {type: http, scheme: bearer, x-scopes: {'things:read': Look.}}
        """
    }

    private static let hiddenWords = ["hush", "veiled", "covert"]

    private static func site() async throws -> TestSite {
        let site = try TestSite(
            [("old", try await TestSite.document(text(1))), ("new", try await TestSite.document(text(2)))],
            guarded: ["new"])
        try await site.administrator()
        return site
    }

    /// The routes of a method with their parts filled in; those that lead out of the session come last.
    private static func paths(_ method: String, operation: String, _ parts: [String: String]) -> [String] {
        let routes = RoutePolicy.table.keys.filter { $0.hasPrefix(method + " ") }.sorted()
        return routes.map { route in
            parts.merging(["operation": operation]) { $1 }.reduce(String(route.dropFirst(method.count + 1))) {
                $0.replacing("{\($1.key)}", with: $1.value)
            }
        }
    }

    @Test("No page, list, search, comparison, sample, table or download of the site names a hidden operation")
    func reading() async throws {
        let site = try await Self.site()
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            let issued = try await visitor.post(
                "/tokens",
                [("api", "new"), ("label", "L"), ("every", "all"), ("idle", "864000"), ("absolute", "31536000")])
            let token = issued.text.firstMatch(of: #/tokens\/([0-9A-Za-z]{22})/#).map { String($0.1) } ?? "none"
            _ = try await visitor.get("/new/operations/a")
            _ = try await visitor.post("/new/operations/a", [])
            let history = try await visitor.get("/new/history").text
            let exchange = history.firstMatch(of: #/exchanges\/([^"\/?#]+)/#).map { String($0.1) } ?? "none"
            let parts = [
                "document": "new", "other": "old", "tag": "seen", "schema": "Thing", "exchange": exchange,
                "token": token, "action": "delete", "user": "none", "change": "none", "secret": "none",
            ]
            let more = [
                "/", "/?q=a", "/new?part=rows", "/new/tags/seen?part=rows", "/new/tags/seen?part=navigation",
                "/new/operations/a?part=panel", "/new/schemas/Thing?part=panel", "/new/source?at=/paths",
                "/new/source?at=", "/new/search?q=a", "/new/search?q=thing", "/new/changes/old?level=breaking",
                "/tokens/new?api=new", "/tokens/\(token)/edit",
            ]
            var answered = 0
            for path in Self.paths("GET", operation: "a", parts) + more {
                let answer = try await visitor.get(path)
                answered += answer.status == .ok ? 1 : 0
                let text = answer.text.lowercased()
                for word in Self.hiddenWords { #expect(!text.contains(word), "\(path): \(word)") }
            }
            #expect(answered > 30)
            // What was looked for is said again; what is hidden is not.
            for path in ["/?q=hush", "/new/search?q=hush", "/new/search?q=hush&part=results", "/?q=hush&part=results"] {
                let text = try await visitor.get(path).text.lowercased()
                for word in ["veiled", "covert", "operations/hush"] { #expect(!text.contains(word), "\(path)") }
            }
        }
    }

    @Test("Every address of a hidden operation or of its tag answers 404")
    func addresses() async throws {
        let site = try await Self.site()
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            _ = try await visitor.get("/new/operations/a")
            let parts = ["document": "new"]
            for operation in ["hush", "hushItem"] {
                for path in Self.paths("GET", operation: operation, parts) where path.contains(operation) {
                    #expect(try await visitor.get(path).status == .notFound, "\(path)")
                }
                for path in Self.paths("POST", operation: operation, parts) where path.contains(operation) {
                    #expect(try await visitor.post(path, []).status == .notFound, "\(path)")
                }
            }
            for path in ["/new/tags/covert", "/new/source?at=/paths/~1veiled", "/new/source?at=/paths/~1veiled/get"] {
                #expect(try await visitor.get(path).status == .notFound, "\(path)")
            }
        }
        #expect(await site.transport.requests.isEmpty)
    }
}
