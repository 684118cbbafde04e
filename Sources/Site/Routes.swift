import Hummingbird
import Storage

/// Every address of the site and the action behind it, as one list.
enum Routes {
    /// The router with its middleware, outermost first.
    static func router(_ environment: Environment, limits: InboundLimits = InboundLimits()) -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            ErrorMiddleware(environment: environment)
            GuardMiddleware(
                hosts: HostRule(authorities: environment.settings.authorities),
                origins: OriginRule(ownOrigins: environment.settings.ownOrigins), targetLimit: limits.targetBytes)
            BudgetMiddleware(budget: BodyBudget(limit: limits.bodyBytes))
        }
        router.get("/assets/:version/**") { try await ServeAsset(environment: environment)($0, $1) }
        router.get("/accent.css") { try await ServeAccent(environment: environment)($0, $1) }
        router.post("/csp-report") { try await ReportViolation()($0, $1) }

        let pages = router.group().add(
            middleware: SessionMiddleware(sessions: environment.store.sessions, cookie: environment.cookie))
        pages.get("/") { try await ShowCatalog(environment: environment)($0, $1) }
        pages.post("/theme") { try await ChooseTheme(environment: environment)($0, $1) }

        let document = pages.group("/:document")
        document.get { try await ShowOverview(environment: environment)($0, $1) }
        document.get("/tags/:tag") { try await ShowTag(environment: environment)($0, $1) }
        document.get("/operations/:operation") { try await ShowOperation(environment: environment)($0, $1) }
        document.post("/operations/:operation") { try await ExecuteOperation(environment: environment)($0, $1) }
        document.post("/operations/:operation/draft") { try await KeepDraft(environment: environment)($0, $1) }
        document.get("/schemas/:schema") { try await ShowSchema(environment: environment)($0, $1) }
        document.get("/authorize") { try await ShowAuthorize(environment: environment)($0, $1) }
        document.post("/authorize") { try await SaveCredential(environment: environment)($0, $1) }
        document.post("/logout") { try await ForgetCredential(environment: environment)($0, $1) }
        document.post("/server") { try await ChooseServer(environment: environment)($0, $1) }
        document.get("/exchanges/:exchange") { try await ShowExchange(environment: environment)($0, $1) }
        document.get("/exchanges/:exchange/body") { try await DownloadBody(environment: environment)($0, $1) }
        document.post("/exchanges/:exchange/clear") { try await ClearExchange(environment: environment)($0, $1) }
        document.get("/search") { try await ShowSearch(environment: environment)($0, $1) }
        document.get("/problems") { try await ShowProblems(environment: environment)($0, $1) }
        document.get("/description") { try await DownloadDescription(environment: environment)($0, $1) }
        return router
    }
}
