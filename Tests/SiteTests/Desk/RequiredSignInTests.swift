import HTTPTypes
import HummingbirdTesting
import Pages
import Storage
import Testing
import TokenDesk

@testable import Site

@Suite("Documentation behind signing in")
struct RequiredSignInTests {
    private static let pages = [
        "/", "/shop", "/shop/tags/x", "/shop/operations/getItem", "/shop/schemas/x", "/shop/authorize",
        "/shop/exchanges/x", "/shop/exchanges/x/body", "/shop/search?q=a", "/shop/problems", "/shop/description",
        "/nothing", "/account",
    ]

    @Test("Nobody reads a description or makes a call without signing in (THREATS O5)")
    func closed() async throws {
        let site = try await TestSite.shop(requiresSignIn: true)
        try await site.administrator()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            for page in Self.pages {
                let answer = try await visitor.get(page)
                #expect(answer.status == .seeOther, "\(page)")
                #expect(answer.headers[.location]?.hasPrefix("/sign-in?return=%2F") == true, "\(page)")
            }
            let form = try await visitor.get("/sign-in?return=%2Fshop")
            #expect(form.status == .ok && !form.text.contains("Shop"))
            for post in ["/shop/operations/getItem", "/shop/authorize", "/shop/logout", "/shop/server"] {
                let answer = try await visitor.post(
                    post, [("p.path.id", "1"), ("scheme", "bearer"), ("s.bearer", "x")])
                #expect(answer.headers[.location]?.hasPrefix("/sign-in?return=%2Fshop") == true, "\(post)")
            }
            #expect(try await visitor.get("/shop?part=rows").status == .unauthorized, "a script learns why")
            #expect(try await visitor.get("/shop/elsewhere/unknown").status == .notFound)
            let secret = String(repeating: "A", count: 43)
            #expect(try await !visitor.get("/join/\(secret)").text.contains("Shop"))
        }
        #expect(await transport.requests.isEmpty)
    }

    @Test("Assets, colours and reports stay open, and signing in opens the rest")
    func open() async throws {
        let site = try await TestSite.shop(requiresSignIn: true)
        try await site.administrator()
        let transport = site.transport
        let version = site.environment.assets.version
        try await site.test { client in
            var visitor = Visitor(client)
            #expect(try await visitor.get("/assets/\(version)/css/base.css").status == .ok)
            #expect(try await client.execute(uri: "/csp-report", method: .post) { $0 }.status == .noContent)
            _ = try await visitor.get("/sign-in")
            #expect(try await visitor.post("/theme", [("theme", "dark")]).status == .seeOther)
            #expect(try await visitor.signIn("ada").status == .seeOther)
            #expect(try await visitor.get("/shop/operations/getItem").status == .ok)
            #expect(try await visitor.post("/shop/operations/getItem", [("p.path.id", "1")]).status == .seeOther)
        }
        #expect(await transport.requests.count == 1)
    }

    @Test("Where it is not required, the documentation is everybody's and the desk is not")
    func notRequired() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        try await site.test { client in
            var visitor = Visitor(client)
            let page = try await visitor.get("/shop")
            #expect(page.text.contains("href=\"/sign-in?return=%2Fshop\""))
            #expect(try await visitor.get("/users").headers[.location] == "/sign-in?return=%2Fusers")
        }
    }
}
