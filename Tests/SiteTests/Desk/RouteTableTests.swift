import HTTPTypes
import Hummingbird
import HummingbirdTesting
import OpenAPI
import Storage
import Testing
import TokenDesk

@testable import Site

@Suite("Every route of the site tried as the wrong user")
struct RouteTableTests {
    /// Who may pass a desk's route, as the desk is meant to be; the site's own table is held to this one.
    ///
    /// `anyone`, `signed in`, `own tokens` (API access and a fresh password), `administrator` (and a fresh password).
    static let desk: [String: String] = [
        "GET /sign-in": "anyone", "POST /sign-in": "anyone", "POST /sign-out": "anyone",
        "GET /join/{secret}": "anyone", "POST /join/{secret}": "anyone", "POST /theme": "anyone",
        "GET /password": "signed in", "POST /password": "signed in",
        "GET /account": "signed in", "POST /account": "signed in",
        "GET /users": "administrator", "POST /users": "administrator", "GET /users/new": "administrator",
        "GET /users/{user}": "administrator", "GET /users/{user}/{change}": "administrator",
        "POST /users/{user}/{change}": "administrator",
        "GET /audit": "administrator", "GET /audit.csv": "administrator",
        "GET /tokens": "own tokens", "POST /tokens": "own tokens", "GET /tokens.csv": "own tokens",
        "GET /tokens/new": "own tokens", "POST /tokens/preview": "own tokens", "POST /tokens/find": "own tokens",
        "GET /tokens/{token}": "own tokens", "POST /tokens/{token}/copy": "own tokens",
        "POST /tokens/{token}/use": "own tokens", "GET /tokens/{token}/edit": "own tokens",
        "POST /tokens/{token}/edit": "own tokens", "GET /tokens/{token}/{action}": "own tokens",
        "POST /tokens/{token}/{action}": "own tokens",
    ]

    /// Who tries.
    enum Caller: String, CaseIterable {
        case nobody, withoutAccess, developer, staleDeveloper, administrator, staleAdministrator
    }

    /// How an answer looks from outside.
    private static func outcome(_ response: TestResponse) -> String {
        let location = response.headers[.location] ?? ""
        if response.status == .seeOther, location.hasPrefix("/sign-in?return=") { return "sign in" }
        if response.status == .seeOther, location.hasPrefix("/password?return=") { return "password" }
        return response.status == .forbidden ? "refused" : "passed"
    }

    private static func expected(_ rule: String, _ caller: Caller) -> String {
        switch (rule, caller) {
        case ("anyone", _): "passed"
        case (_, .nobody): "sign in"
        case ("signed in", _): "passed"
        case ("own tokens", .withoutAccess): "refused"
        case ("own tokens", .developer), ("own tokens", .administrator): "passed"
        case ("administrator", .administrator): "passed"
        case ("administrator", .withoutAccess), ("administrator", .developer), ("administrator", .staleDeveloper):
            "refused"
        default: "password"
        }
    }

    /// All routes that stand behind a session, as `METHOD /path`.
    private static func routes(_ environment: Site.Environment) -> [String] {
        Routes.router(environment).routes.map { "\($0.method) \($0.path)" }.filter { route in
            !["GET /assets/{version}/**", "GET /accent.css", "POST /csp-report"].contains(route)
        }
    }

    @Test("Every route has a rule, and no rule is for a route that there is not (THREATS D2)")
    func everyRouteHasARule() async throws {
        let site = try await TestSite.shop()
        let routes = Set(Self.routes(site.environment))
        #expect(routes.count > 30)
        #expect(routes.symmetricDifference(RoutePolicy.table.keys) == [])
        for route in routes where !route.contains(" /{document}") && !["GET /", "GET /llms.txt"].contains(route) {
            #expect(Self.desk[route] != nil, "who may use \(route)?")
        }
        try await site.test { _ in }
    }

    @Test("No description can take an address of the site")
    func reserved() async throws {
        let site = try await TestSite.shop()
        for route in Self.routes(site.environment) {
            let segment = route.split(separator: "/").dropFirst().first.map(String.init) ?? ""
            guard !segment.isEmpty, !segment.hasPrefix("{") else { continue }
            #expect(CatalogID(segment).description != segment, "\(segment)")
        }
        try await site.test { _ in }
    }

    @Test("A route without a rule is closed to everybody (THREATS D2)")
    func denyByDefault() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let environment = site.environment
        let router = Router(context: SiteContext.self)
        router.addMiddleware {
            ErrorMiddleware(environment: environment)
            SessionMiddleware(sessions: environment.store.sessions, cookie: environment.cookie)
            AccessMiddleware(environment: environment)
        }
        router.get("/undecided") { _, _ in "the-undecided-answer" }
        try await Application(responder: router.buildResponder()).test(.router) { client in
            var visitor = Visitor(client)
            let answer = try await visitor.get("/undecided")
            #expect(answer.status == .forbidden && !answer.text.contains("the-undecided-answer"))
        }
        try await site.test { _ in }
    }

    @Test("Each kind of caller passes where it may and nowhere else (THREATS D1, D2)", arguments: Caller.allCases)
    func callers(_ caller: Caller) async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let target = try await site.user("target")
        try await site.user("dev")
        try await site.user("noaccess", hasAPIAccess: false)
        let store = site.environment.store
        let clock = site.clock
        try await site.test { client in
            var visitor = Visitor(client)
            switch caller {
            case .nobody: _ = try await visitor.get("/sign-in")
            case .withoutAccess: visitor = try await site.visitor(client, as: "noaccess")
            case .developer, .staleDeveloper: visitor = try await site.visitor(client, as: "dev")
            case .administrator, .staleAdministrator: visitor = try await site.visitor(client, as: "ada")
            }
            if caller == .staleDeveloper || caller == .staleAdministrator { clock.advance(seconds: 15 * 60) }
            for (route, rule) in Self.desk.sorted(by: { $0.key < $1.key }) where route != "POST /sign-out" {
                let path = String(route.split(separator: " ")[1]).replacing("{user}", with: target.id.description)
                    .replacing("{change}", with: "disable").replacing("{secret}", with: "none")
                    .replacing("{token}", with: String(repeating: "0", count: 22)).replacing("{action}", with: "delete")
                let passes = Self.expected(rule, caller) == "passed"
                // What may pass is tried with an empty form or not at all, so that it changes nothing.
                if route.hasPrefix("POST"), passes, path.hasPrefix("/users/") { continue }
                let response =
                    route.hasPrefix("GET") ? try await visitor.get(path) : try await visitor.post(path, [])
                #expect(Self.outcome(response) == Self.expected(rule, caller), "\(route) as \(caller)")
            }
            #expect(try await store.users.find(target.id)?.disabledAt == nil)
            #expect(try await store.users.count() == 4)
        }
    }

    @Test("A post without this session's token, or from elsewhere, changes nothing (THREATS N5, N6)")
    func forgery() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let target = try await site.user("target")
        let store = site.environment.store
        try await site.test { client in
            var other = Visitor(client)
            _ = try await other.get("/sign-in")
            var visitor = try await site.visitor(client, as: "ada")
            let fields = [
                ("name", "ada"), ("password", TestSite.password), ("new-password", "another long password"),
                ("repeated-password", "another long password"), ("role", "administrator"),
            ]
            for route in Self.desk.keys.sorted() where route.hasPrefix("POST") {
                let path = String(route.split(separator: " ")[1]).replacing("{user}", with: target.id.description)
                    .replacing("{change}", with: "disable").replacing("{action}", with: "delete")
                    .replacing("{token}", with: String(repeating: "0", count: 22))
                    .replacing("{secret}", with: String(repeating: "A", count: 43))
                for token in ["", "x", other.csrf] {
                    #expect(try await visitor.post(path, fields, token: token).status == .forbidden, "\(path)")
                }
                for elsewhere in [
                    [HTTPField.Name.fetchSite: "cross-site"], [.fetchSite: "same-site"], [.fetchSite: "none"],
                    [.origin: "https://evil.example"],
                ] as [HTTPFields] {
                    #expect(try await visitor.post(path, fields, elsewhere).status == .forbidden, "\(path)")
                }
                let text: HTTPFields = [.fetchSite: "same-origin", .contentType: "text/plain"]
                #expect(try await visitor.post(path, fields, text).status == .unsupportedMediaType, "\(path)")
            }
            #expect(try await visitor.get("/account").status == .ok, "still signed in")
            #expect(try await store.users.find(target.id)?.disabledAt == nil)
            #expect(try await store.users.signIn(name: "ada", password: TestSite.password) != nil)
        }
    }

    @Test("A GET changes nothing (THREATS N10)")
    func reading() async throws {
        let site = try await TestSite.shop()
        try await site.administrator()
        let target = try await site.user("target")
        let store = site.environment.store
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "ada")
            for change in ["disable", "withdraw-access", "make-administrator", "new-link"] {
                #expect(try await visitor.get("/users/\(target.id)/\(change)").status == .ok)
            }
            #expect(try await visitor.get("/sign-out").status.code >= 400)
            #expect(try await visitor.get("/account").status == .ok)
            #expect(try await store.users.find(target.id)?.hasAPIAccess == true)
            #expect(try await store.users.find(target.id)?.role == .developer)
        }
    }
}
