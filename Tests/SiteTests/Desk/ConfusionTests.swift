import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import TokenDesk

@testable import Site

@Suite("One secret in the place of another at the desk")
struct ConfusionTests {
    @Test("A token opens nothing at the desk, least of all another token (THREATS D10)")
    func token() async throws {
        let site = try await TokenSite.make()
        let issued = try await TokenSite.token(in: site, of: "ada")
        let (store, cookie) = (site.environment.store, site.environment.cookie.name)
        let text = issued.token.reveal()
        try await site.test { client in
            let bearer: HTTPFields = [.authorization: "Bearer \(text)"]
            for value in [nil, text, String(text.dropFirst(4).prefix(43)), issued.record.id.description] {
                for path in ["/tokens", "/tokens/new", "/users", "/audit", "/account", "/tokens.csv"] {
                    var visitor = Visitor(client)
                    visitor.cookie = value.map { "\(cookie)=\($0)" }
                    let answer = try await visitor.get(path, bearer)
                    #expect(answer.status == .seeOther, "\(path)")
                    #expect(answer.headers[.location]?.hasPrefix("/sign-in?return=") == true, "\(path)")
                }
                var visitor = Visitor(client)
                visitor.cookie = value.map { "\(cookie)=\($0)" }
                var fields = bearer
                fields[.fetchSite] = "same-origin"
                let made = try await visitor.post("/tokens", TokenSite.form(), fields)
                #expect(made.status != .ok && TokenSite.secret(in: made.text) == nil)
            }
            #expect(try await store.tokens.list(TokenQuery()).total == 1)
        }
    }

    @Test(
        "A form's token, a session's name, and a link of an invitation are no cookies, and a token is no link (THREATS D10)"
    )
    func others() async throws {
        let site = try await TokenSite.make()
        let issued = try await TokenSite.token(in: site, of: "dev")
        let (store, cookie) = (site.environment.store, site.environment.cookie.name)
        let (_, link) = try await store.users.invite(
            name: "new", role: .administrator, hasAPIAccess: true, by: .commandLine)
        try await site.test { client in
            let signedIn = try await site.visitor(client, as: "ada")
            let value = try #require(signedIn.cookie).dropFirst(cookie.count + 1)
            let secret = try #require(SessionSecret(cookieValue: String(value)))
            let session = try #require(try await store.sessions.find(secret))
            for value in [signedIn.csrf, session.id, link.reveal()] {
                var visitor = Visitor(client)
                visitor.cookie = "\(cookie)=\(value)"
                #expect(try await visitor.get("/users").headers[.location]?.hasPrefix("/sign-in") == true)
            }
            for text in [
                issued.token.reveal(), String(issued.token.reveal().dropFirst(4).prefix(43)), secret.cookieValue,
            ] {
                var visitor = Visitor(client)
                _ = try await visitor.get("/sign-in")
                let answer = try await visitor.post(
                    "/join/\(text)",
                    [("name", "mallory"), ("password", TestSite.password), ("repeated-password", TestSite.password)])
                #expect(answer.status.code >= 400)
            }
            #expect(try await store.users.find(name: "mallory") == nil)
        }
    }
}
