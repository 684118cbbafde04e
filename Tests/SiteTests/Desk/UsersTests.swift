import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing
import TokenDesk

@testable import Site
@testable import Storage

@Suite("Users and the audit trail")
struct UsersTests {
    @Test("An invitation shows its link once; the link works (THREATS D5)")
    func invitation() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            _ = try await visitor.get("/users/new")
            let fields = [("name", "bo"), ("role", "developer"), ("access", "yes")]
            let shown = try await visitor.post("/users", fields)
            #expect(shown.status == .ok && shown.headers[.cacheControl] == "no-store")
            let link = try #require(shown.text.split(separator: "http://localhost/join/").dropFirst().first)
            let secret = String(link.prefix { $0 != "<" })
            #expect(secret.count == 43)
            #expect(try await visitor.post("/users", fields).status == .unprocessableContent, "sent again: taken")
            for page in [
                "/users", "/audit", "/audit.csv",
                "/users/\(try await store.users.find(name: "bo")?.id.description ?? "")",
            ] {
                #expect(try await !visitor.get(page).text.contains(secret), "\(page)")
            }
            var invited = Visitor(client)
            #expect(try await invited.get("/join/\(secret)").status == .ok)
            let bad = try await visitor.post("/users", [("name", "<b>"), ("role", "root")])
            #expect(bad.status == .unprocessableContent)
        }
    }

    @Test("No other field of an invitation counts (THREATS D3)")
    func massAssignment() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            let extra = [
                ("role", "root"), ("hasAPIAccess", "true"), ("id", "AAAAAAAAAAAAAAAAAAAAAA"), ("createdAt", "0"),
                ("password", TestSite.password), ("passwordSetAt", "1"), ("disabledAt", "1"), ("isService", "1"),
                ("owner", "ada"),
            ]
            _ = try await visitor.post("/users", [("name", "bo")] + extra)
            let user = try #require(try await store.users.find(name: "bo"))
            #expect(
                user.role == .developer && !user.hasAPIAccess && user.passwordSetAt == nil && user.disabledAt == nil)
            #expect(user.id.description != "AAAAAAAAAAAAAAAAAAAAAA" && user.createdAt == store.now())
            #expect(try await store.users.signIn(name: "bo", password: TestSite.password) == nil)
        }
    }

    @Test("Each change asks first, does what it says, and stands in the audit trail")
    func changes() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let bo = try await site.user("bo")
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            let rows: [(String, AuditEvent.Action, (User) -> Bool)] = [
                ("withdraw-access", .accessWithdrawn, { !$0.hasAPIAccess }),
                ("grant-access", .accessGranted, { $0.hasAPIAccess }),
                ("make-administrator", .userChanged, { $0.role == .administrator }),
                ("make-developer", .userChanged, { $0.role == .developer }),
                ("disable", .userDisabled, { $0.disabledAt != nil }),
                ("enable", .userEnabled, { $0.disabledAt == nil }),
            ]
            for (change, action, holds) in rows {
                let path = "/users/\(bo.id)/\(change)"
                #expect(try await visitor.get(path).status == .ok)
                let done = try await visitor.post(path, [("role", "administrator"), ("hasAPIAccess", "yes")])
                #expect(done.status == .seeOther)
                #expect(holds(try #require(try await store.users.find(bo.id))), "\(change)")
                let page = try await visitor.get(try #require(done.headers[.location]))
                #expect(page.status == .ok && page.text.contains("role=\"status\""), "\(change)")
                let newest = try #require(try await store.audit.list(size: 1).events.first)
                #expect(newest.action == action && newest.actor == "ada" && newest.subject == bo.id.description)
            }
            let link = try await visitor.post("/users/\(bo.id)/new-link", [])
            #expect(link.status == .ok && link.text.contains("http://localhost/join/"))
            #expect(try await visitor.get("/users/\(bo.id)/delete").status == .notFound)
            #expect(try await visitor.get("/users/AAAAAAAAAAAAAAAAAAAAAA").status == .notFound)
        }
    }

    @Test("What would stop working is counted: tokens in force, not those that are paused or cancelled")
    func tokens() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let bo = try await site.user("bo")
        let tokens = site.environment.store.tokens
        var issued: [TokenID] = []
        for number in 0..<4 {
            let draft = TokenDraft(api: "shop", label: "token \(number)", rights: AccessRights(includesUnscoped: true))
            issued.append(try await tokens.issue(draft, for: bo, offer: nil, by: .commandLine).record.id)
        }
        _ = try await tokens.pause(issued[0], owner: nil, by: .commandLine)
        _ = try await tokens.revoke(issued[1], owner: nil, by: .commandLine)
        let clock = site.clock
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            let page = try await visitor.get("/users/\(bo.id)/withdraw-access")
            #expect(page.text.contains("2 tokens in force will get 401 at once"))
            clock.advance(seconds: 400 * 86_400)
            visitor = try await site.visitor(client, as: "ada")
            #expect(try await visitor.get("/users/\(bo.id)/withdraw-access").text.contains("no token in force"))
        }
    }

    @Test("The last administrator stays one; another may go, and loses the desk at once")
    func lastAdministrator() async throws {
        let site = try await TestSite.shop()
        let ada = try await site.administrator()
        let store = site.environment.store
        try await site.user("eve", role: .administrator)
        let bo = try await site.user("bo")
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            var eve = try await site.visitor(client, as: "eve")
            let id = try #require(try await store.users.find(name: "eve")).id
            let own = try await eve.post("/users/\(id)/make-developer", [])
            #expect(own.headers[.location] == "/account")
            #expect(try await eve.get("/users").status == .forbidden)
            _ = try await eve.get("/account")
            #expect(try await eve.post("/users/\(bo.id)/disable", []).status == .forbidden)
            for change in ["make-developer", "disable"] {
                let refused = try await visitor.post("/users/\(ada.id)/\(change)", [])
                #expect(refused.status == .unprocessableContent && refused.text.contains("last administrator"))
            }
            #expect(try await visitor.get("/users").status == .ok)
        }
    }

    @Test("The table is sorted, filtered and in pages by its address; what the program owns is not in it")
    func table() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let users = site.environment.store.users
        _ = try await users.service(name: "demo")
        for number in 0..<55 {
            _ = try await users.invite(
                name: "user-\(100 + number)", role: .developer, hasAPIAccess: number.isMultiple(of: 2), by: .commandLine
            )
        }
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            let all = try await visitor.get("/users").text
            #expect(all.contains("1–50 of 56 users") && all.contains("ada") && !all.contains("demo"))
            #expect(try await visitor.get("/users?page=2").text.contains("51–56 of 56 users"))
            #expect(try await visitor.get("/users?page=99999999999999999999").text.contains("1–50 of 56"))
            #expect(try await visitor.get("/users?q=USER-10").text.contains("10 users"))
            #expect(try await visitor.get("/users?state=invited&role=developer").text.contains("of 55 users"))
            #expect(try await visitor.get("/users?state=x&role=y&sort=z&page=-1").status == .ok)
            let sorted = try await visitor.get("/users?sort=-name&q=user").text
            let (first, second) = (sorted.firstRange(of: "user-154"), sorted.firstRange(of: "user-153"))
            #expect(try #require(first).lowerBound < (try #require(second)).lowerBound)
        }
    }

    @Test("The audit trail is filtered, in pages, and downloaded as a table (THREATS D12)")
    func audit() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let bo = try await site.user("bo")
        let store = site.environment.store
        for number in 0..<60 {
            try await store.audit.record(
                AuditEvent(
                    .tokenIssued, at: store.now(), by: "bo", to: "t\(number)", from: "192.0.2.7",
                    detail: "=cmd(\(number))"))
        }
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            let first = try await visitor.get("/audit").text
            #expect(first.contains("1–50 of ") && first.contains("Nothing was taken out or changed"))
            let mine = try await visitor.get("/audit?action=token-issued&user=bo").text
            #expect(mine.contains("1–50 of 60 events") && mine.contains("192.0.2.7"))
            #expect(try await visitor.get("/audit?action=token-issued&user=ada").text.contains("No event fits"))
            let joined = try await visitor.get("/audit?token=\(bo.id)").text
            #expect(joined.contains("User invited") && joined.contains("1 event"))
            let table = try await visitor.get("/audit.csv?action=token-issued")
            #expect(table.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(table.headers[.contentDisposition] == "attachment; filename=\"audit.csv\"")
            let lines = table.text.split(separator: "\r\n")
            #expect(lines.count == 61)
            #expect(lines.dropFirst().allSatisfy { $0.contains(",\"'=cmd(") })
            #expect(try await visitor.get("/audit?page=0&action=%00&user=%ff").status.code < 500)
            let store = site.environment.store
            try await store.file.write { [trail = store.audit.trail] database in
                for number in 0..<20_500 {
                    let event = AuditEvent(
                        .signedIn, at: Date(timeIntervalSince1970: 0), by: "cy", detail: "n\(number)")
                    try trail.append(event, in: database)
                }
            }
            let whole = try await visitor.get("/audit.csv?user=cy").text.split(separator: "\r\n")
            #expect(whole.count == 20_501 && Set(whole).count == 20_501)
            #expect(whole.last?.contains("\"n0\"") == true)
        }
    }
}
