import Foundation
import HTTPTypes
import HummingbirdTesting
import OpenAPI
import Storage
import Testing
import TokenDesk

@testable import Site

@Suite("Making a token")
struct CreateTokenTests {
    @Test("A new token's text stands in the one answer, which nobody keeps, and nowhere else (THREATS D5)")
    func shownOnce() async throws {
        let site = try await TokenSite.make()
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            #expect(try await visitor.get("/tokens/new").status == .ok)
            let key = visitor.csrf
            let made = try await visitor.post("/tokens", TokenSite.form())
            #expect(made.status == .ok)
            #expect(made.headers[.cacheControl] == "no-store")
            #expect(made.headers[.location] == nil)
            let token = try #require(TokenSite.secret(in: made.text))
            let record = try #require(try await store.tokens.identify(token))
            #expect(record.label == "Import job" && record.subject == "dev")
            for example in ["curl --globoff", "urllib.request.Request(", "https://gate.example.com/vehicles"] {
                #expect(made.text.contains(example), "\(example)")
            }
            for page in ["/tokens", "/tokens/\(record.id)", "/tokens.csv", "/tokens/\(record.id)/edit"] {
                let text = try await visitor.get(page).text
                #expect(text.contains("Import job") && !text.contains(token.reveal()), "\(page)")
            }
            // The same form once more, as a reload sends it, makes no second token.
            let again = try await visitor.post("/tokens", TokenSite.form(), token: key)
            #expect(again.headers[.location] == "/tokens/\(record.id)")
            #expect(try await store.tokens.list(TokenQuery()).total == 1)
        }
    }

    @Test(
        "Fields that the form has not decide nothing (THREATS D3)",
        arguments: [
            ("owner", "ada"), ("subject", "root"), ("createdBy", "root"), ("createdAt", "0"), ("expires_at", "9999"),
            ("id", "1"), ("requests", "7"), ("revokedAt", "0"), ("role", "administrator"),
        ])
    func massAssignment(name: String, value: String) async throws {
        let site = try await TokenSite.make()
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            _ = try await visitor.get("/tokens/new")
            #expect(try await visitor.post("/tokens", TokenSite.form("Job", [(name, value)])).status == .ok)
            let record = try #require(try await store.tokens.list(TokenQuery()).records.first)
            #expect(record.subject == "dev" && record.createdBy == "dev")
            #expect(record.createdAt == store.now() && record.requests == 0 && record.revokedAt == nil)
            #expect(record.life == .standard)
            #expect(try await store.users.find(name: "dev")?.role == .developer)
        }
    }

    @Test("An administrator may make a token for somebody else")
    func forAnother() async throws {
        let site = try await TokenSite.make()
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            #expect(try await visitor.get("/tokens/new").text.contains("value=\"eve\""))
            #expect(try await visitor.post("/tokens", TokenSite.form("Job", [("owner", "eve")])).status == .ok)
            let record = try #require(try await store.tokens.list(TokenQuery()).records.first)
            #expect(record.subject == "eve" && record.createdBy == "ada")
        }
    }

    @Test(
        "What the description does not offer is refused, byte by byte (THREATS D4)",
        arguments: ["*", "VEHICLES:READ", "vehicles:read ", "vehicles:\u{72}ead\u{301}", "admin", ""])
    func escalation(scope: String) async throws {
        let site = try await TokenSite.make()
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            _ = try await visitor.get("/tokens/new")
            let answer = try await visitor.post("/tokens", TokenSite.form("Job", [("scope", scope)]))
            #expect(answer.status == .unprocessableContent)
            #expect(try await store.tokens.list(TokenQuery()).total == 0)
        }
    }

    @Test(
        "A value that is not right is said at its field, and what was typed stays",
        arguments: [
            ("networks", "10.0.0.1/8"), ("networks", "nowhere"), ("rate", "many"), ("rate", "0"), ("idle", "1"),
            ("operation", "dropTables"), ("label", ""),
        ])
    func wrongValues(name: String, value: String) async throws {
        let site = try await TokenSite.make()
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            _ = try await visitor.get("/tokens/new")
            let form = TokenSite.form("Job").filter { $0.0 != name } + [(name, value), ("purpose", "what I typed")]
            let answer = try await visitor.post("/tokens", form)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("role=\"alert\"") && answer.text.contains("value=\"what I typed\""))
            #expect(try await store.tokens.list(TokenQuery()).total == 0)
            // The form can be sent again once it is right.
            #expect(try await visitor.post("/tokens", TokenSite.form("Job")).status == .ok)
        }
    }

    @Test("Limits by resource, by group and by id arrive as they were ticked")
    func limits() async throws {
        let site = try await TokenSite.make()
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            #expect(try await visitor.get("/tokens/new").text.contains("Tram 1"))
            let limits = [
                ("limit.vehicle", "some"), ("resource.vehicle", "v1"), ("group.vehicle", "g"),
                ("more.vehicle", " v9 \r\nv1\r\n\r\n"), ("networks", "192.0.2.0/24\r\n::1"), ("rate", "60"),
                ("operation", "deleteVehicle"), ("unscoped", "1"),
            ]
            #expect(try await visitor.post("/tokens", TokenSite.form("Job", limits)).status == .ok)
            let record = try #require(try await store.tokens.list(TokenQuery()).records.first)
            #expect(record.rights.resources == [ResourceLimit(kind: "vehicle", ids: ["v1", "v9"], groups: ["g"])])
            #expect(record.rights.operations == ["deleteVehicle"] && record.rights.includesUnscoped)
            #expect(record.networks.map(\.description) == ["192.0.2.0/24", "::1"])
            #expect(record.rate?.perMinute == 60)
            // All means all, whatever is still ticked.
            _ = try await visitor.get("/tokens/new")
            let all = [("limit.vehicle", "all"), ("resource.vehicle", "v1")]
            #expect(try await visitor.post("/tokens", TokenSite.form("All", all)).status == .ok)
            let page = try await store.tokens.list(TokenQuery(text: "All"))
            #expect(page.records.first?.rights.resources == [])
        }
    }

    @Test(
        "The preview counts what the ticked rights open, and keeps nothing",
        arguments: [
            ([], "0"), ([("unscoped", "1")], "1"), ([("scope", "vehicles:read")], "2"),
            ([("scope", "vehicles:read"), ("operation", "deleteVehicle"), ("unscoped", "1")], "4"),
            // A list of all vehicles reaches past a limit.
            ([("scope", "vehicles:read"), ("limit.vehicle", "some"), ("resource.vehicle", "v1")], "1"),
        ] as [([(String, String)], String)])
    func preview(ticked: [(String, String)], count: String) async throws {
        let site = try await TokenSite.make()
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            _ = try await visitor.get("/tokens/new")
            let part = try await visitor.post("/tokens/preview?part=preview", [("api", "depot")] + ticked)
            #expect(part.status == .ok)
            #expect(part.text.contains("<strong>\(count)</strong> of 4 operations"), "\(part.text)")
            let whole = try await visitor.post("/tokens/preview", [("api", "depot"), ("label", "Kept <b>")] + ticked)
            #expect(whole.text.contains("value=\"Kept &lt;b&gt;\""))
            #expect(whole.text.contains("<strong>\(count)</strong> of 4 operations"))
            #expect(try await store.tokens.list(TokenQuery()).total == 0)
        }
    }

    @Test("Thousands of resources are found by words, and what is ticked stays")
    func manyResources() async throws {
        let site = try await TokenSite.make()
        let many = ResourceDirectory(kinds: [
            .init(
                name: "vehicle", title: "Vehicles",
                resources: (0..<5_000).map { .init(id: "v\($0)", label: "Tram \($0)") })
        ])
        try await site.environment.store.resources.replace(many, of: "depot")
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let form = try await visitor.get("/tokens/new").text
            #expect(form.matches(of: #/name="resource.vehicle"/#).count == 200)
            #expect(form.contains("4,800 more"))
            let found = try await visitor.post(
                "/tokens/preview?part=choices&kind=vehicle",
                [("api", "depot"), ("resource.vehicle", "v7"), ("find.vehicle", "tram 4321")])
            #expect(found.text.contains("value=\"v7\" checked") && found.text.contains("value=\"v4321\""))
            #expect(found.text.matches(of: #/name="resource.vehicle"/#).count == 2)
            let ids = (0..<1_500).map { ("resource.vehicle", "v\($0)") }
            let made = try await visitor.post("/tokens", TokenSite.form("Many", [("limit.vehicle", "some")] + ids))
            #expect(made.status == .ok)
        }
    }

    @Test("A count above the policy's is refused in the form (THREATS D9)")
    func counts() async throws {
        let site = try await TokenSite.make(policy: TokenPolicy(countPerOwner: 1))
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            _ = try await visitor.get("/tokens/new")
            #expect(try await visitor.post("/tokens", TokenSite.form("One")).status == .ok)
            _ = try await visitor.get("/tokens/new")
            let second = try await visitor.post("/tokens", TokenSite.form("Two"))
            #expect(second.status == .unprocessableContent && second.text.contains("the most allowed"))
        }
    }
}
