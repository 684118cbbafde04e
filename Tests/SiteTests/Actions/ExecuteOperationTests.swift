import Egress
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Site

@Suite("Execute")
struct ExecuteOperationTests {
    @Test(
        "O3: No field of the form carries a word for Portico's own gate, however its name is written",
        arguments: ["Portico-Caller", "portico-caller", "PORTICO_CALLER", "portico.caller"])
    func caller(_ name: String) async throws {
        let text = """
            openapi: 3.1.0
            info: {title: Shop, version: '1'}
            servers: [{url: 'https://api.example.com'}]
            paths:
              /items:
                get:
                  operationId: listItems
                  parameters:
                    - {name: \(name), in: header, schema: {type: string}}
                    - {name: X-Own, in: header, schema: {type: string}}
                  responses: {'200': {description: ok}}
            """
        let site = try TestSite([("shop", try await TestSite.document(text))])
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/operations/listItems")
            let form = [("p.header.X-Own", "1"), ("p.header.\(name)", "1;x;127.0.0.1")]
            let refused = try await visitor.post("/shop/operations/listItems", form)
            #expect(refused.status == .unprocessableContent)
            #expect(await transport.requests.isEmpty)
            let anyway = try await visitor.post("/shop/operations/listItems", form + [("anyway", "on")])
            #expect(anyway.status == .seeOther)
        }
        let sent = try #require(await transport.requests.first)
        #expect(sent.fields.contains { $0.name.rawName == "X-Own" })
        #expect(!sent.fields.contains { $0.name.canonicalName == name.lowercased() })
    }
}
