import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import TokenDesk

@testable import Site

@Suite("One-time links")
struct JoinTests {
    private static let fields = [("new-password", TestSite.password), ("repeated-password", TestSite.password)]

    @Test("The first administrator chooses name and password by the first link, once")
    func first() async throws {
        let site = try await TestSite.shop()
        let store = site.environment.store
        let secret = try #require(try await store.users.firstInvitation()).reveal()
        try await site.test { client in
            var visitor = Visitor(client)
            for _ in 0..<2 {
                #expect(try await visitor.get("/join/\(secret)").status == .ok, "looking uses nothing up")
            }
            #expect(try await client.execute(uri: "/join/\(secret)", method: .head) { $0 }.status == .ok)
            let rows: [([(String, String)], HTTPResponse.Status)] = [
                ([("name", "")] + Self.fields, .unprocessableContent),
                ([("name", "with blank")] + Self.fields, .unprocessableContent),
                ([("name", "ada"), ("new-password", "short"), ("repeated-password", "short")], .unprocessableContent),
                ([("name", "ada"), ("new-password", TestSite.password)], .unprocessableContent),
                ([("name", "ada")] + Self.fields, .seeOther),
            ]
            for (fields, status) in rows {
                let before = visitor.cookie
                let answer = try await visitor.post("/join/\(secret)", fields)
                #expect(answer.status == status)
                #expect((visitor.cookie != before) == (status == .seeOther), "N1")
                #expect(!answer.text.contains(TestSite.password))
            }
            let page = try await visitor.get("/users")
            #expect(page.status == .ok && page.text.contains("Administrator"))
            #expect(try await visitor.get("/join/\(secret)").status == .notFound)
            #expect(try await visitor.post("/join/\(secret)", [("name", "eve")] + Self.fields).status == .notFound)
            #expect(try await store.users.firstInvitation() == nil)
            #expect(try await store.users.count() == 1)
        }
    }

    @Test("A link works for 72 hours, and a newer one of the same user ends it; all dead links look alike")
    func ends() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let (users, clock) = (site.environment.store.users, site.clock)
        let (bo, first) = try await users.invite(name: "bo", role: .developer, hasAPIAccess: true, by: .commandLine)
        try await site.test { client in
            var visitor = Visitor(client)
            #expect(try await visitor.get("/join/\(first.reveal())").text.contains("bo"))
            let second = try await users.reinvite(bo.id, by: .commandLine)
            clock.advance(seconds: 72 * 3_600 - 1)
            #expect(try await visitor.get("/join/\(second.reveal())").status == .ok)
            clock.advance(seconds: 1)
            let dead = [
                first.reveal(), second.reveal(), String(repeating: "A", count: 43), "x", "..%2F..%2Fusers",
                second.reveal() + "A",
            ]
            var pages: Set<String> = []
            for secret in dead {
                let page = try await visitor.get("/join/\(secret)")
                #expect(page.status == .notFound)
                #expect(try await visitor.post("/join/\(secret)", Self.fields).status == .notFound)
                let main = page.text.split(separator: "<main").dropFirst().first ?? ""
                pages.insert(String(main.split(separator: "Request <code>").first ?? ""))
            }
            #expect(pages.count == 1)
            #expect(try await users.find(bo.id)?.passwordSetAt == nil)
        }
    }

    @Test("No other field of the form counts (THREATS D3)")
    func massAssignment() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let users = site.environment.store.users
        let (bo, secret) = try await users.invite(
            name: "bo", role: .developer, hasAPIAccess: false, by: .commandLine)
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/join/\(secret.reveal())")
            let extra = [
                ("name", "ada"), ("role", "administrator"), ("access", "yes"), ("hasAPIAccess", "true"), ("id", "1"),
                ("user", "ada"), ("isService", "1"), ("createdAt", "0"), ("disabledAt", "0"),
            ]
            #expect(try await visitor.post("/join/\(secret.reveal())", extra + Self.fields).status == .seeOther)
            let user = try #require(try await users.find(bo.id))
            #expect(
                user.name == "bo" && user.role == .developer && !user.hasAPIAccess && user.createdAt == bo.createdAt)
            #expect(try await users.count() == 2)
        }
    }

    @Test("A link that is used in somebody's browser signs that user out of it (THREATS N9)")
    func otherBrowser() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let (_, secret) = try await site.environment.store.users.invite(
            name: "bo", role: .developer, hasAPIAccess: true, by: .commandLine)
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            let before = visitor.cookie
            _ = try await visitor.get("/join/\(secret.reveal())")
            #expect(try await visitor.post("/join/\(secret.reveal())", Self.fields).status == .seeOther)
            #expect(try await visitor.get("/account").text.contains("bo"))
            visitor.cookie = before
            #expect(try await visitor.get("/account").headers[.location]?.hasPrefix("/sign-in") == true)
        }
    }

    @Test("A user who is signed in may use a link of the user's own")
    func ownBrowser() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let bo = try await site.user("bo")
        let secret = try await site.environment.store.users.reinvite(bo.id, by: .commandLine).reveal()
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "bo")
            _ = try await visitor.get("/join/\(secret)")
            let new = "another long password"
            let joined = try await visitor.post(
                "/join/\(secret)", [("new-password", new), ("repeated-password", new)])
            #expect(joined.status == .seeOther)
            #expect(try await visitor.get("/account").status == .ok)
        }
    }
}
