import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import OpenAPI
import Testing

@testable import Site

@Suite("Code samples of a call")
struct ShowSampleTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        components: {securitySchemes: {bearer: {type: http, scheme: bearer}, key: {type: apiKey, in: query, name: k}}}
        security: [{bearer: [], key: []}]
        paths:
          /items:
            get:
              operationId: list
              x-codeSamples: [{lang: Lua, label: Lua, source: 'print("by the author")'}]
              parameters: [{name: tag, in: query, schema: {type: string}}]
              responses: {'200': {description: ok}}
        """
    private static let page = "/shop/operations/list"
    private static let path = page + "/sample"
    private static let script: HTTPFields = [.fetchSite: "same-origin", .fetchDest: "empty"]

    private static func visit(_ body: @escaping @Sendable (inout Visitor) async throws -> Void) async throws {
        try await TestSite.visit(text, page) { visitor, _ in try await body(&visitor) }
    }

    private static func authorize(_ visitor: inout Visitor) async throws {
        _ = try await visitor.get("/shop/authorize")
        _ = try await visitor.post("/shop/authorize", [("scheme", "bearer"), ("s.bearer", "canary-1")])
        _ = try await visitor.get("/shop/authorize")
        _ = try await visitor.post("/shop/authorize", [("scheme", "key"), ("s.key", "canary-2")])
        _ = try await visitor.get(page)
    }

    @Test("What the author wrote stands first, then the shells, then a list of languages")
    func order() async throws {
        try await Self.visit { visitor in
            let text = String(buffer: try await visitor.get(Self.page).body)
            let labels = text.split(separator: "data-label=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
            #expect(
                labels.filter { $0.hasPrefix("cURL") || $0 == "Lua" || $0 == "More languages" }
                    == ["Lua", "cURL (bash)", "cURL (PowerShell)", "cURL (CMD)", "More languages"])
            #expect(text.contains("by the author"))
            #expect(!text.contains("Copy with credential"))
        }
    }

    @Test("A chosen language is shown at once and on the next page, of this session alone")
    func remembered() async throws {
        try await Self.visit { visitor in
            let answer = try await visitor.post(Self.path + "?part=sample", [("language", "go")], Self.script)
            #expect(answer.status == .ok && String(buffer: answer.body).contains("NewRequest"))
            #expect(String(buffer: try await visitor.get(Self.page).body).contains("NewRequest"))
            let plain = try await visitor.post(Self.path, [("language", "ruby"), ("back", Self.page + "#console")])
            #expect(plain.status == .seeOther && plain.headers[.location] == Self.page + "#console")
            #expect(String(buffer: try await visitor.get(Self.page).body).contains("puts response"))
            let tab = try await visitor.post(Self.path, [("language", "powershell")], Self.script)
            #expect(tab.status == .noContent)
            var other = Visitor(visitor.client)
            #expect(!String(buffer: try await other.get(Self.page).body).contains("puts response"))
            let unknown = try await visitor.post(Self.path, [("language", "<cobol>")])
            #expect(unknown.status.code >= 400)
        }
    }

    @Test("Samples that follow what is typed choose no language for the next page")
    func notChosen() async throws {
        try await Self.visit { visitor in
            let fresh = try await visitor.post(Self.path + "?part=sample", [], Self.script)
            #expect(fresh.status == .ok && !String(buffer: fresh.body).contains("data-selected"))
            #expect(!String(buffer: try await visitor.get(Self.page).body).contains("data-selected"))
            _ = try await visitor.post(Self.path, [("language", "powershell")], Self.script)
            let later = String(buffer: try await visitor.post(Self.path + "?part=sample", [], Self.script).body)
            #expect(later.contains("data-language=\"powershell\" data-selected"))
        }
    }

    @Test("The samples follow what is typed")
    func typed() async throws {
        try await Self.visit { visitor in
            _ = try await visitor.post(Self.page + "/draft", [("p.query.tag", "half a wor")], Self.script)
            let answer = try await visitor.post(Self.path + "?part=sample", [("language", "go")], Self.script)
            #expect(String(buffer: answer.body).contains("tag=half%20a%20wor"))
            #expect(String(buffer: try await visitor.get(Self.page).body).contains("tag=half%20a%20wor"))
        }
    }

    @Test(
        "A3: the credential stands in no page, and in the one answer to whoever asked for it by a post of their session"
    )
    func revealed() async throws {
        try await Self.visit { visitor in
            try await Self.authorize(&visitor)
            let page = String(buffer: try await visitor.get(Self.page).body)
            #expect(!page.contains("canary") && page.contains("Copy with credential") && page.contains("TOKEN"))
            let fields = [("language", "curl"), ("reveal", "1")]
            let text = try await visitor.post(Self.path + "?part=sample", fields, Self.script)
            #expect(String(buffer: text.body).contains("Authorization: Bearer canary-1"))
            #expect(String(buffer: text.body).contains("k=canary-2"))
            #expect(text.headers[.cacheControl] == "no-store")
            let whole = try await visitor.post(Self.path, fields)
            #expect(String(buffer: whole.body).contains("canary-1") && whole.headers[.cacheControl] == "no-store")
            let forged = try await visitor.post(Self.path, fields, token: "wrong")
            #expect(forged.status == .forbidden && !String(buffer: forged.body).contains("canary"))
            let byAddress = try await visitor.get(Self.path + "?language=curl&reveal=1")
            #expect(byAddress.status != .ok && !String(buffer: byAddress.body).contains("canary"))
            var other = Visitor(visitor.client)
            _ = try await other.get(Self.page)
            #expect(!String(buffer: try await other.post(Self.path, fields).body).contains("canary"))
            let again = String(buffer: try await visitor.get(Self.page).body)
            #expect(!again.contains("canary"))
        }
    }

    @Test("A3: a kept result's samples have the credential put in anew, for its session alone")
    func exchanged() async throws {
        try await Self.visit { visitor in
            try await Self.authorize(&visitor)
            let sent = try await visitor.post(Self.page, [("p.query.tag", "x")])
            let address = try #require(sent.headers[.location])
            let id = String(try #require(address.split(separator: "exchange=").last).prefix { $0 != "#" })
            let page = String(buffer: try await visitor.get(address).body)
            #expect(page.contains("tag=x") && !page.contains("canary") && !page.contains("by the author"))
            let fields = [("language", "wget"), ("reveal", "1"), ("exchange", id)]
            let text = String(buffer: try await visitor.post(Self.path + "?part=sample", fields, Self.script).body)
            #expect(text.contains("tag=x&amp;k=canary-2") && text.contains("Bearer canary-1"))
            var other = Visitor(visitor.client)
            _ = try await other.get(Self.page)
            #expect(try await other.post(Self.path, fields).status == .notFound)
            let operation = try await visitor.post(Self.path, [("language", "wget"), ("exchange", id)], Self.script)
            #expect(operation.status == .noContent)
        }
    }
}
