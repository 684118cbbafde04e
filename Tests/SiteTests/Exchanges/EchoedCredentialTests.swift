import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("An answer that repeats the credential that was sent")
struct EchoedCredentialTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: 'https://api.example.com'}]
        components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
        security: [{bearer: []}]
        paths: {/headers: {get: {operationId: echo, responses: {'200': {description: ok}}}}}
        """
    private static let canary = "canary-echo-7f31"
    private static let body = #"{"headers":{"Authorization":"Bearer \#(canary)","n":1.50}}"#

    private static func visit(
        _ body: @escaping @Sendable (inout Visitor, _ page: String, _ id: String) async throws -> Void
    ) async throws {
        let response = EgressResponse(
            status: 200,
            fields: [
                WireField(name: "Content-Type", value: "application/json"),
                WireField(name: "X-Echo", value: "Bearer \(canary)"),
            ], body: Array(Self.body.utf8))
        try await TestSite([("shop", try await TestSite.document(text))], response: response).test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/authorize")
            _ = try await visitor.post("/shop/authorize", [("scheme", "bearer"), ("s.bearer", canary)])
            let id = try await CredentialFromResponseTests.execute("/shop/operations/echo", &visitor)
            try await body(&visitor, "/shop/exchanges/\(id)", id)
        }
    }

    @Test("V7, A1: No page, archive or comparison shows it, in any view; the download has every byte")
    func hidden() async throws {
        try await Self.visit { visitor, page, id in
            let views = ["", "?view=text", "?view=hex", "?filter=/headers", "?filter=Bearer"].map { page + $0 }
            let others = [
                "/shop/operations/echo", "/shop/history", "/shop/history/archive",
                "/shop/history/comparison?exchange=\(id)&exchange=\(id)",
            ]
            for path in views + others {
                let answer = try await visitor.get(path)
                #expect(answer.status == .ok && !answer.text.contains(Self.canary), "\(path)")
                #expect(!answer.text.contains("canary-e"), "\(path)")
            }
            let shown = try await visitor.get(page).text
            #expect(shown.contains("repeats a credential") && shown.contains("Bearer ****************"))
            #expect(try await visitor.get(page + "/body").text == Self.body)
        }
    }

    @Test("V7: It is shown once to the session that asks for it by a form, and to no other")
    func revealed() async throws {
        try await Self.visit { visitor, page, _ in
            let answer = try await visitor.post(page + "/reveal", [])
            #expect(answer.status == .ok && answer.text.contains(Self.canary))
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(try await visitor.post(page + "/reveal", [], token: "wrong").status == .forbidden)
            #expect(!(try await visitor.get(page).text.contains(Self.canary)))
            var other = Visitor(visitor.client)
            _ = try await other.get("/shop/operations/echo")
            #expect(try await other.post(page + "/reveal", []).status == .notFound)
        }
    }

    @Test("A1: Taken as a value it is a secret, whatever it is called")
    func captured() async throws {
        try await Self.visit { visitor, page, _ in
            let taken = try await visitor.post(
                page + "/value", [("source", "/headers/Authorization"), ("value-name", "harmless")])
            #expect(taken.status == .seeOther)
            let values = try await visitor.get("/shop/values").text
            #expect(values.contains("harmless") && values.contains("Secret") && !values.contains(Self.canary))
            _ = try await visitor.post(page + "/value", [("source", "/headers/n"), ("value-name", "number")])
            #expect(try await visitor.get("/shop/values").text.contains("1.50"))
        }
    }
}
