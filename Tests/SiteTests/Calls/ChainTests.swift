import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("The steps of a chain")
struct ChainTests {
    private static let page = "/shop/operations/getItem"

    /// Redirects `/items/n` to `/items/n-1`, and answers `/items/0`.
    private static func site() async throws -> TestSite {
        let site = try await TestSite.shop()
        await site.transport.respond { request in
            let number = Int(request.url.path.split(separator: "/").last ?? "") ?? 0
            guard number > 0 else { return .success(EgressResponse(status: 200, body: Array("end".utf8))) }
            let location = WireField(name: "Location", value: "/items/\(number - 1)")
            return .success(EgressResponse(status: 302, fields: [location], body: Array("hop \(number)".utf8)))
        }
        return site
    }

    private static func kept(_ response: TestResponse) throws -> String {
        let location = try #require(response.headers[.location]).prefix { $0 != "#" }
        return String(try #require(location.split(separator: "=").last))
    }

    @Test("Each has its request and its response, and its form to be sent again")
    func steps() async throws {
        try await Self.site().test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let last = try Self.kept(try await visitor.post(Self.page, [("p.path.id", "2"), ("follow", "1")]))
            let page = try await visitor.get("/shop/exchanges/\(last)").text
            let fragments = page.matches(of: /data-fragment="(\/shop\/exchanges\/[A-Za-z0-9_-]+\?part=step)"/)
            #expect(fragments.count == 2)
            for (number, match) in zip([2, 1], fragments) {
                let step = try await visitor.get(String(match.1)).text
                #expect(
                    step.contains("hop \(number)") && step.contains("/items/\(number)") && step.contains("302")
                        && !step.contains("Before this"))
            }
            let history = try await visitor.get("/shop/history").text
            #expect(history.ranges(of: "?from=").count == 3)
            let ids =
                fragments.compactMap { $0.1.split(separator: "?").first?.split(separator: "/").last } + [last[...]]
            for id in ids {
                let form = try await visitor.get(Self.page + "?from=\(id)").text
                #expect(form.contains("name=\"p.path.id\"") && form.contains("value=\"2\""))
                #expect(form.contains("name=\"follow\" value=\"1\" checked"))
            }
        }
    }

    @Test("Made again, a call that was followed by hand comes to the same end")
    func replayed() async throws {
        let site = try await Self.site()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let first = try Self.kept(try await visitor.post(Self.page, [("p.path.id", "1")]))
            let second = try Self.kept(try await visitor.post("/shop/exchanges/\(first)/follow", []))
            _ = try await visitor.post("/shop/exchanges/\(second)/replay", [])
            #expect(await transport.requests.map(\.url.path) == ["/items/1", "/items/0", "/items/1", "/items/0"])
            _ = try await visitor.post("/shop/exchanges/\(first)/replay", [])
            #expect(await transport.requests.count == 5)
        }
    }
}
