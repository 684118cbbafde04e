import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("What stands between browser and API")
struct FieldsApartTests {
    private static let page = "/shop/operations/getItem"

    @Test("X9: no field of an API's answer becomes one of the site's own, on no page that shows it")
    func answers() async throws {
        let names = [
            "Set-Cookie", "Clear-Site-Data", "Location", "Refresh", "Content-Security-Policy", "X-Frame-Options",
            "Strict-Transport-Security", "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Link",
            "Reporting-Endpoints", "NEL", "Report-To", "Service-Worker-Allowed", "SourceMap", "Alt-Svc",
            "Public-Key-Pins",
            "Content-Disposition", "Content-Encoding", "WWW-Authenticate", "Proxy-Authenticate", "Upgrade", "Via",
            "X-Canary", "Cross-Origin-Opener-Policy", "Content-Language", "ETag",
        ]
        let site = try await TestSite.shop()
        await site.transport.respond(
            with: EgressResponse(
                status: 302, fields: names.map { WireField(name: $0, value: "canary") }, body: Array("text".utf8)))
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let executed = try await visitor.post(Self.page, [("p.path.id", "1")])
            let fragment = try await visitor.post(Self.page + "?part=exchange", [("p.path.id", "1")])
            let id = (executed.headers[.location] ?? "").prefix { $0 != "#" }.split(separator: "=").last ?? ""
            let answers = [
                executed, fragment, try await visitor.get(Self.page), try await visitor.get("/shop/exchanges/\(id)"),
                try await visitor.get("/shop/exchanges/\(id)/body"), try await visitor.get("/shop/history/archive"),
            ]
            for answer in answers {
                #expect(!answer.headers.contains { $0.value.contains("canary") })
                #expect(answer.headers[values: .setCookie].isEmpty)
            }
            #expect(String(buffer: fragment.body).contains("canary"))
        }
    }

    @Test("X13, P15: nothing of the browser's own request is copied into the call")
    func requests() async throws {
        let names = [
            "Referer", "User-Agent", "Origin", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP",
            "Forwarded", "Via", "Authorization", "Proxy-Authorization", "X-Api-Key", "Accept-Language",
            "Accept-Encoding",
            "DNT", "Sec-CH-UA", "If-None-Match", "Range", "Connection", "X-Http-Method-Override", "Portico-Caller",
        ]
        let site = try await TestSite.shop()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            var fields: HTTPFields = [.fetchSite: "same-origin"]
            for name in names where name != "Origin" {
                if let name = HTTPField.Name(name) { fields[name] = "canary" }
            }
            let answer = try await visitor.post(Self.page, [("p.path.id", "1")], fields)
            #expect(answer.status == .seeOther)
        }
        let sent = try #require(await transport.requests.first)
        #expect(Set(sent.fields.map(\.name.canonicalName)) == ["accept", "user-agent"])
        #expect(!sent.fields.contains { $0.value.contains("canary") })
    }

    @Test(
        "P13: the destination of a call is no field of its form",
        arguments: [
            "own-server", "scheme", "authority", "port", "path", "server.url", "variable", "v.host", "redirect",
            "proxy",
            "base-url",
        ])
    func destination(_ field: String) async throws {
        let site = try await TestSite.shop()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            _ = try await visitor.post(Self.page, [("p.path.id", "1"), (field, "https://evil.example/")])
        }
        #expect(await transport.requests.map(\.url.description) == ["https://api.example.com/items/1"])
    }
}
