import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import TokenDesk

@testable import Site

@Suite("The password again, and another password")
struct FreshPasswordTests {
    @Test("After 15 minutes the desk asks for the password; giving it opens the page that was asked for")
    func fifteenMinutes() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let clock = site.clock
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            clock.advance(seconds: 899)
            #expect(try await visitor.get("/users?q=a&page=1").status == .ok)
            clock.advance(seconds: 1)
            let asked = try await visitor.get("/users?q=a&page=1")
            #expect(asked.headers[.location] == "/password?return=%2Fusers%3Fq%3Da%26page%3D1")
            let page = try await visitor.get(try #require(asked.headers[.location]))
            #expect(page.status == .ok && page.text.contains("Give your password again"))
            let before = visitor.cookie
            let wrong = try await visitor.post("/password", [("password", "wrong"), ("return", "/users?q=a&page=1")])
            #expect(wrong.status == .unprocessableContent)
            #expect(try await visitor.get("/users").headers[.location]?.hasPrefix("/password") == true)
            _ = try await visitor.get("/password")
            let given = try await visitor.post(
                "/password", [("password", TestSite.password), ("return", "/users?q=a&page=1")])
            #expect(given.headers[.location] == "/users?q=a&page=1")
            #expect(visitor.cookie != before, "N1: rights grow, so the secret is new")
            #expect(try await visitor.get("/users?q=a&page=1").status == .ok)
            clock.advance(seconds: 900)
            #expect(try await visitor.get("/users").headers[.location]?.hasPrefix("/password") == true)
        }
    }

    @Test("A post that comes too late leads to the page it was sent from and changes nothing")
    func latePost() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let user = try await site.user("bo")
        let (clock, store) = (site.clock, site.environment.store)
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            clock.advance(seconds: 900)
            let change = try await visitor.post("/users/\(user.id)/disable", [])
            #expect(change.headers[.location] == "/password?return=%2Fusers%2F\(user.id)%2Fdisable")
            let invitation = try await visitor.post("/users", [("name", "cy")])
            #expect(invitation.headers[.location] == "/password?return=%2Fusers%2Fnew%3Fkept%3Dyes")
            #expect(try await store.users.find(user.id)?.disabledAt == nil)
            #expect(try await store.users.find(name: "cy") == nil)
            let script: HTTPFields = [.fetchSite: "same-origin", .fetchDest: "empty"]
            #expect(try await visitor.post("/users", [("name", "cy")], script).status == .unauthorized)
        }
    }

    @Test("What was typed into a form that came too late stands in it again once the password was given")
    func keptForm() async throws {
        let site = try await TokenSite.make()
        let issued = try await TokenSite.token(in: site, of: "dev")
        let (clock, store) = (site.clock, site.environment.store)
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            func late(_ path: String, _ values: [(String, String)]) async throws -> String {
                _ = try await visitor.get("/account")
                clock.advance(seconds: 900)
                let away = try await visitor.post(path, values)
                let password = try #require(away.headers[.location])
                _ = try await visitor.get(password)
                let back = String(password.dropFirst("/password?return=".count)).removingPercentEncoding ?? ""
                let given = try await visitor.post("/password", [("password", TestSite.password), ("return", back)])
                #expect(given.headers[.location] == back)
                let page = try await visitor.get(back).text
                #expect(try await visitor.get(back).text.contains("Nothing was saved yet"), "a reload loses nothing")
                return page
            }
            let token = try await late("/tokens", TokenSite.form("Night <job>", [("comment", "for the depot")]))
            #expect(token.contains("Night &lt;job&gt;") && token.contains("for the depot"))
            #expect(try await store.tokens.list(TokenQuery()).total == 1)
            let edit = try await late("/tokens/\(issued.record.id)/edit", TokenSite.form("Another name"))
            #expect(edit.contains("value=\"Another name\"") && edit.contains("/tokens/\(issued.record.id)/edit"))
            #expect(try await store.tokens.find(issued.record.id, owner: nil)?.label == "Import job")
            let user = try await late("/users", [("name", "cy"), ("role", "administrator")])
            #expect(user.contains("value=\"cy\""))
            #expect(try await store.users.find(name: "cy") == nil)
            // Without having come too late a form begins empty, and another session has nothing of it.
            #expect(try await !visitor.get("/users/new").text.contains("value=\"cy\""))
            var other = try await site.visitor(client, as: "ada")
            #expect(try await !other.get("/users/new?kept=yes").text.contains("value=\"cy\""))
        }
    }

    @Test("A post without this session's token is not kept (THREATS N5)")
    func forgedPost() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let clock = site.clock
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            clock.advance(seconds: 900)
            let away = try await visitor.post("/users", [("name", "mallory")], token: "x")
            #expect(away.headers[.location] == "/password?return=%2Fusers")
        }
    }

    @Test("Guessing at the page of the password is held back as signing in is (THREATS G9)")
    func throttle() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            for path in ["/password", "/password", "/password", "/account", "/account"] {
                _ = try await visitor.get("/account")
                let wrong = try await visitor.post(
                    path,
                    [
                        ("password", "wrong"), ("new-password", "a password of mine"),
                        ("repeated-password", "a password of mine"),
                    ])
                #expect(wrong.status == .unprocessableContent)
            }
            _ = try await visitor.get("/account")
            let refused = try await visitor.post("/password", [("password", TestSite.password)])
            #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] == "900")
            var other = Visitor(client)
            #expect(try await other.signIn("ada").status == .tooManyRequests)
        }
    }

    @Test("Another password needs the old one, twice the same new one, and ends the other sessions")
    func change() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            var other = try await site.visitor(client, as: "ada")
            let new = "another long password"
            let rows: [(String, String, String, HTTPResponse.Status)] = [
                ("wrong", new, new, .unprocessableContent), (TestSite.password, new, new + "x", .unprocessableContent),
                (TestSite.password, "short", "short", .unprocessableContent), (TestSite.password, new, new, .seeOther),
            ]
            for (old, first, second, status) in rows {
                let before = visitor.cookie
                let answer = try await visitor.post(
                    "/account", [("password", old), ("new-password", first), ("repeated-password", second)])
                #expect(answer.status == status)
                #expect((visitor.cookie != before) == (status == .seeOther))
                for secret in [old, first] where status != .seeOther && secret != "short" && secret != "wrong" {
                    #expect(!answer.text.contains(secret))
                }
            }
            #expect(try await visitor.get("/account?action=password-changed").text.contains("The password is changed"))
            #expect(try await other.get("/account").headers[.location]?.hasPrefix("/sign-in") == true)
            #expect(try await other.signIn("ada").status == .unprocessableContent)
            #expect(try await other.signIn("ada", password: new).status == .seeOther)
        }
    }
}
