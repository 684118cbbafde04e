import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import TokenDesk

@testable import Site

@Suite("Signing in and out")
struct SignInTests {
    @Test("Signing in gives the session a new secret; the old one is worth nothing (THREATS N1)")
    func rotation() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/sign-in?return=/users")
            let (before, token) = (visitor.cookie, visitor.csrf)
            let signedIn = try await visitor.post(
                "/sign-in", [("name", "ADA"), ("password", TestSite.password), ("return", "/users")])
            #expect(signedIn.status == .seeOther)
            #expect(signedIn.headers[.location] == "/users")
            #expect(visitor.cookie != before)
            let page = try await visitor.get("/users")
            #expect(page.status == .ok)
            #expect(page.text.contains("action=\"/sign-out\""))
            #expect(try await visitor.post("/sign-out", [], token: token).status == .forbidden, "an old form")
            visitor.cookie = before
            #expect(try await visitor.get("/users").headers[.location]?.hasPrefix("/sign-in") == true)
        }
    }

    @Test("A session that the browser brings along is never taken over (THREATS N1, N2)")
    func fixation() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        try await site.test { client in
            let planted = "portico-dev=" + String(repeating: "A", count: 43)
            var visitor = Visitor(client)
            visitor.cookie = planted
            let page = try await visitor.get("/sign-in")
            #expect(page.headers[.setCookie] != nil && visitor.cookie != planted)
            var twice = Visitor(client)
            twice.cookie = "\(try #require(visitor.cookie)); \(planted)"
            let refused = try await twice.post("/sign-in", [("name", "ada"), ("password", TestSite.password)])
            #expect(refused.status == .forbidden)
        }
    }

    @Test("Every failure gets the same sentence, and no password comes back (THREATS R6)")
    func failures() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let gone = try await site.user("gone", joins: true)
        _ = try await site.environment.store.users.change(
            gone.id, role: .developer, hasAPIAccess: true, isDisabled: true, by: .commandLine)
        _ = try await site.environment.store.users.invite(
            name: "invited", role: .developer, hasAPIAccess: true, by: .commandLine)
        try await site.test { client in
            let attempts = [
                ("ada", "wrong password"), ("nobody", TestSite.password), ("gone", TestSite.password),
                ("invited", ""), ("", ""), ("ada", TestSite.password + " "),
                ("ada", String(repeating: "x", count: 5_000)),
            ]
            var sentences: Set<String> = []
            for (name, password) in attempts {
                var visitor = Visitor(client)
                let response = try await visitor.signIn(name, password: password)
                #expect(response.status == .unprocessableContent, "\(name)")
                let alert = try #require(response.text.split(separator: "role=\"alert\"><p>").dropFirst().first)
                sentences.insert(String(alert.prefix { $0 != "<" }))
                #expect(password.isEmpty || !response.text.contains(password))
                #expect(try await visitor.get("/account").headers[.location]?.hasPrefix("/sign-in") == true)
            }
            #expect(sentences.count == 1)
        }
    }

    @Test("After five failures a name waits for 15 minutes, right password or not (THREATS G9)")
    func throttle() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let clock = site.clock
        try await site.test { client in
            var visitor = Visitor(client)
            for _ in 0..<5 {
                #expect(try await visitor.signIn("ada", password: "wrong").status == .unprocessableContent)
            }
            let refused = try await visitor.signIn("ada")
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] == "900")
            #expect(refused.text.contains("15 minutes"))
            clock.advance(seconds: 899)
            #expect(try await visitor.signIn("ada").status == .tooManyRequests)
            clock.advance(seconds: 1)
            #expect(try await visitor.signIn("ada").status == .seeOther)
        }
    }

    @Test(
        "Signing in leads to a page of this site and nowhere else (THREATS A8)",
        arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "\\evil", "javascript:alert(1)", "x"])
    func returnPath(path: String) async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        try await site.test { client in
            var visitor = Visitor(client)
            let query = path.replacing("/", with: "%2F").replacing("\\", with: "%5C")
            let page = try await visitor.get("/sign-in?return=\(query)")
            #expect(page.text.contains("name=\"return\" value=\"/\""))
            let signedIn = try await visitor.post(
                "/sign-in", [("name", "ada"), ("password", TestSite.password), ("return", path)])
            #expect(signedIn.headers[.location] == "/")
            #expect(try await visitor.get("/sign-in?return=\(query)").headers[.location] == "/")
            _ = try await visitor.get("/account")
            let given = try await visitor.post("/password", [("password", TestSite.password), ("return", path)])
            #expect(given.headers[.location] == "/")
        }
    }

    @Test("Another user in the same browser finds nothing of the former one (THREATS N9)")
    func switching() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        try await site.user("bo", joins: true)
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/authorize")
            _ = try await visitor.post("/shop/authorize", [("scheme", "bearer"), ("s.bearer", SessionTests.secret)])
            try await visitor.signIn("ada")
            #expect(try await visitor.get("/shop/authorize").text.contains("Logout"), "what one entered before stays")
            let before = visitor.cookie
            let page = try await visitor.get("/account")
            #expect(page.status == .ok)
            let switched = try await visitor.post("/sign-in", [("name", "bo"), ("password", TestSite.password)])
            #expect(switched.status == .seeOther)
            #expect(try await !visitor.get("/shop/authorize").text.contains("Logout"))
            visitor.cookie = before
            #expect(try await visitor.get("/account").headers[.location]?.hasPrefix("/sign-in") == true)
        }
    }

    @Test("Signing out ends the session here and clears the browser (THREATS 4.1)")
    func signOut() async throws {
        let site = try await TestSite.shop(isSecure: true)
        try await site.administrator()
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            let cookie = visitor.cookie
            let answer = try await visitor.post("/sign-out", [])
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.clearSiteData] == "\"cache\", \"cookies\", \"storage\"")
            #expect(
                answer.headers[.setCookie]?.hasPrefix("__Host-portico=; Max-Age=0; Path=/; Secure; HttpOnly") == true)
            visitor.cookie = cookie
            #expect(try await visitor.get("/account").headers[.location]?.hasPrefix("/sign-in") == true)
        }
    }

    @Test("A user who is disabled is signed out at once, everywhere")
    func disabled() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let user = try await site.user("bo")
        let store = site.environment.store
        try await site.test { client in
            var first = try await site.visitor(client, as: "bo")
            var second = try await site.visitor(client, as: "bo")
            var admin = try await site.visitor(client, as: "ada")
            _ = try await admin.get("/users/\(user.id)/disable")
            #expect(try await admin.post("/users/\(user.id)/disable", []).status == .seeOther)
            for path in ["/account", "/account"] {
                #expect(try await first.get(path).headers[.location]?.hasPrefix("/sign-in") == true)
                #expect(try await second.get(path).headers[.location]?.hasPrefix("/sign-in") == true)
            }
            #expect(try await first.signIn("bo").status == .unprocessableContent)
            #expect(try await store.users.find(user.id)?.disabledAt != nil)
        }
    }

    @Test("What was typed as a name is not written down unless it is one (THREATS O1)")
    func audit() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let store = site.environment.store
        try await site.test { client in
            var visitor = Visitor(client)
            try await visitor.signIn("my secret pass phrase", password: "x")
            try await visitor.signIn("ada", password: "x")
            try await visitor.signIn("ada")
            _ = try await visitor.post("/sign-out", [])
            let (events, _) = try await store.audit.list()
            let words = events.prefix(4).map { "\($0.action.rawValue) \($0.actor)" }
            #expect(
                words == ["signed-out ada", "signed-in ada", "sign-in-failed ada", "sign-in-failed unknown"])
            #expect(try await store.audit.verify())
        }
    }
}
