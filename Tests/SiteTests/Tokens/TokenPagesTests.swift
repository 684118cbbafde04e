import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import OpenAPI
import Pages
import Storage
import Testing
import TokenDesk

@testable import Site

@Suite("A token's pages and what they do")
struct TokenPagesTests {
    /// Every address of one token, with what a post to it says.
    private static let addresses: [(method: String, path: String, form: [(String, String)])] = [
        ("GET", "", []), ("GET", "/edit", []), ("GET", "/pause", []), ("GET", "/resume", []), ("GET", "/rotate", []),
        ("GET", "/delete", []), ("POST", "/copy", []), ("POST", "/use", []), ("POST", "/edit", [("label", "Mine now")]),
        ("POST", "/pause", []), ("POST", "/resume", []), ("POST", "/rotate", [("grace", "0")]), ("POST", "/delete", []),
    ]

    @Test("Another user's token is as if it were not there, on every address (THREATS D1)")
    func otherUser() async throws {
        let site = try await TokenSite.make()
        let issued = try await TokenSite.token(in: site, of: "eve")
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let nobody = String(repeating: "0", count: 22)
            for address in Self.addresses {
                var answers: [TestResponse] = []
                for id in [issued.record.id.description, nobody] {
                    let path = "/tokens/\(id)\(address.path)"
                    answers.append(
                        address.method == "GET"
                            ? try await visitor.get(path) : try await visitor.post(path, address.form))
                }
                #expect(answers.allSatisfy { $0.status == .notFound }, "\(address.method) \(address.path)")
                let texts = answers.map { $0.text.components(separatedBy: "<h1>").last?.prefix(200) }
                #expect(texts[0] == texts[1], "\(address.path)")
            }
            let found = try await visitor.post("/tokens/find", [("secret", issued.token.reveal())])
            #expect(found.status == .notFound && !found.text.contains("Import job"))
            for page in ["/tokens", "/tokens?owner=eve", "/tokens?q=Import", "/tokens.csv", "/tokens.csv?owner=eve"] {
                #expect(try await !visitor.get(page).text.contains("Import job"), "\(page)")
            }
            #expect(try await store.tokens.find(issued.record.id, owner: nil) == issued.record)
        }
    }

    @Test("An administrator sees everybody's tokens and may end them, but never reads another's text")
    func administrator() async throws {
        let site = try await TokenSite.make()
        let issued = try await TokenSite.token(in: site, of: "eve")
        let id = issued.record.id
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            #expect(try await visitor.get("/tokens?owner=eve").text.contains("Import job"))
            #expect(try await !visitor.get("/tokens?owner=dev").text.contains("Import job"))
            #expect(try await !visitor.get("/tokens?owner=nobody").text.contains("Import job"))
            let copied = try await visitor.post("/tokens/\(id)/copy", [])
            #expect(copied.status == .conflict && !copied.text.contains(issued.token.reveal()))
            #expect(try await visitor.post("/tokens/\(id)/use", []).status == .notFound)
            let rotated = try await visitor.post("/tokens/\(id)/rotate", [("grace", "60")])
            #expect(rotated.status == .seeOther && TokenSite.secret(in: rotated.text) == nil)
            let found = try await visitor.post("/tokens/find", [("secret", " \(issued.token.reveal())\r\n")])
            #expect(found.headers[.location] == "/tokens/\(id)")
            #expect(try await visitor.post("/tokens/\(id)/delete", []).headers[.location] == "/tokens/\(id)")
            #expect(try await store.tokens.find(id, owner: nil)?.revokedAt != nil)
        }
    }

    @Test(
        "The owner copies a token's text at any time, after the password, in an answer that nobody keeps (THREATS D5)")
    func copy() async throws {
        let site = try await TokenSite.make()
        let issued = try await TokenSite.token(in: site, of: "dev")
        let path = "/tokens/\(issued.record.id)/copy"
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let whole = try await visitor.post(path, [])
            #expect(TokenSite.secret(in: whole.text) == issued.token && whole.headers[.cacheControl] == "no-store")
            let part = try await visitor.post(path + "?part=token", [])
            #expect(TokenSite.secret(in: part.text) == issued.token && part.headers[.cacheControl] == "no-store")
            #expect(try await visitor.get(path).status == .notFound, "never by GET")
            let events = try await store.audit.list(
                subject: issued.record.id.description, action: .tokenRevealed, actor: nil, page: 1, size: 9)
            #expect(events.total == 2 && events.events.allSatisfy { $0.actor == "dev" })
            site.clock.advance(seconds: 15 * 60)
            let late = try await visitor.post(path, [])
            #expect(late.headers[.location]?.hasPrefix("/password?return=") == true)
        }
    }

    @Test("Where texts are shown once, copying says so and the explorer cannot take one")
    func once() async throws {
        let site = try await TokenSite.make(policy: TokenPolicy(reveal: .once))
        let issued = try await TokenSite.token(in: site, of: "dev")
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let answer = try await visitor.post("/tokens/\(issued.record.id)/copy", [])
            #expect(answer.status == .conflict && answer.text.contains("shown once"))
            #expect(try await visitor.post("/tokens/\(issued.record.id)/use", []).status == .notFound)
            #expect(try await !visitor.get("/depot/authorize").text.contains("Use one of my"))
        }
    }

    @Test("An edit changes words and takes rights away; it gives none")
    func edit() async throws {
        let site = try await TokenSite.make()
        let rights = AccessRights(
            scopes: [Scope("vehicles:read")], operations: ["deleteVehicle"],
            resources: [ResourceLimit(kind: "vehicle", ids: ["v1", "v2"])])
        let issued = try await TokenSite.token(in: site, of: "dev", rights: rights)
        let path = "/tokens/\(issued.record.id)/edit"
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let form = try await visitor.get(path).text
            #expect(form.contains("value=\"vehicles:read\" checked") && !form.contains("vehicles:write"))
            let narrower = [("label", "Less"), ("limit.vehicle", "some"), ("resource.vehicle", "v2")]
            for wider in [
                ("scope", "vehicles:write"), ("operation", "listVehicles"), ("resource.vehicle", "v3"),
                ("limit.vehicle", "all"),
            ] {
                let all = [("label", "More"), ("scope", "vehicles:read"), wider]
                let limited = wider.0 == "limit.vehicle" ? all : all + [("limit.vehicle", "some")]
                #expect(try await visitor.post(path, limited).status == .unprocessableContent, "\(wider)")
            }
            #expect(try await store.tokens.find(issued.record.id, owner: nil)?.rights == rights)
            #expect(try await visitor.post(path, narrower).status == .seeOther)
            let edited = try #require(try await store.tokens.find(issued.record.id, owner: nil))
            #expect(edited.label == "Less" && edited.rights.scopes == [] && edited.rights.operations == [])
            #expect(edited.rights.resources == [ResourceLimit(kind: "vehicle", ids: ["v2"])])
        }
    }

    @Test("An edit keeps the rights that the description has no more: its form cannot show them")
    func unoffered() async throws {
        let site = try await TokenSite.make()
        let rights = AccessRights(
            scopes: [Scope("vehicles:read"), Scope("trailers:read")], operations: ["deleteVehicle", "listTrailers"])
        let issued = try await TokenSite.token(in: site, of: "dev", rights: rights)
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let path = "/tokens/\(issued.record.id)/edit"
            let form = [("label", "New words"), ("operation", "deleteVehicle"), ("unscoped", "1")]
            #expect(try await visitor.post(path, form).status == .seeOther)
            let edited = try #require(try await site.environment.store.tokens.find(issued.record.id, owner: nil))
            #expect(edited.label == "New words" && edited.rights.scopes == [Scope("trailers:read")])
            #expect(edited.rights.operations == ["deleteVehicle", "listTrailers"] && edited.rights.includesUnscoped)
        }
    }

    @Test("Each change is a page that names its consequence, and a post that does it")
    func changes() async throws {
        let site = try await TokenSite.make()
        let issued = try await TokenSite.token(in: site, of: "dev")
        let id = issued.record.id
        let store = site.environment.store
        store.tokens.count(id, operation: "getMyself", status: 200, refusal: nil, address: "192.0.2.7")
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            func state() async throws -> String? {
                try await store.tokens.find(id, owner: nil)?.state(at: store.now()).name
            }
            for (action, words, after) in [
                ("pause", "1 request today", "paused"), ("resume", "again at once", "active"),
                ("rotate", "same rights", "retiring"), ("delete", "401 at once", "revoked"),
            ] {
                let before = try await state()
                #expect(try await visitor.get("/tokens/\(id)/\(action)").text.contains(words), "\(action)")
                #expect(try await state() == before, "N10: a GET changes nothing")
                let done = try await visitor.post("/tokens/\(id)/\(action)", [("grace", "3600")])
                #expect(try await state() == after)
                if action == "rotate" {
                    let new = try #require(TokenSite.secret(in: done.text))
                    #expect(new != issued.token && done.headers[.cacheControl] == "no-store")
                    #expect(try await visitor.post("/tokens/\(id)/rotate", []).status == .conflict)
                }
            }
            let page = try await visitor.get("/tokens/\(id)").text
            for words in ["Cancelled", "Paused", "Resumed", "Replaced by a new one", "192.0.2.7"] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(try await visitor.get("/tokens/\(id)/explode").status == .notFound)
        }
    }

    @Test(
        "A spreadsheet computes nothing of an export (THREATS D11)",
        arguments: ["=cmd()", "+1", "-1", "@SUM(A1)", "＝1", "a\",=1", "=\"x\""])
    func export(label: String) async throws {
        let site = try await TokenSite.make()
        _ = try await TokenSite.token(in: site, of: "dev", label: label)
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let answer = try await visitor.get("/tokens.csv")
            #expect(answer.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            let line = try #require(answer.text.split(separator: "\r\n").dropFirst().first)
            let isFormula = label.first.map { "=+-@＝".contains($0) } ?? false
            #expect(line.hasPrefix("\"" + (isFormula ? "'" : "") + label.replacing("\"", with: "\"\"") + "\","))
        }
    }
}
