import Hummingbird
import Storage

/// Every address of the site and the action behind it, as one list.
enum Routes {
    /// The router with its middleware, outermost first.
    static func router(_ environment: Environment, limits: InboundLimits = InboundLimits()) -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            PromptMiddleware()
            ErrorMiddleware(environment: environment)
            GuardMiddleware(
                hosts: HostRule(authorities: environment.settings.authorities),
                origins: OriginRule(ownOrigins: environment.settings.ownOrigins), targetLimit: limits.targetBytes)
            BudgetMiddleware(budget: BodyBudget(limit: limits.bodyBytes))
        }
        router.get("/assets/:version/**") { try await ServeAsset(environment: environment)($0, $1) }
        router.get("/accent.css") { try await ServeAccent(environment: environment)($0, $1) }
        router.post("/csp-report") { try await ReportViolation()($0, $1) }

        let pages = router.group()
            .add(middleware: SessionMiddleware(sessions: environment.store.sessions, cookie: environment.cookie))
            .add(middleware: AccessMiddleware(environment: environment))
        pages.get("/") { try await ShowCatalog(environment: environment)($0, $1) }
        pages.get("/llms.txt") { try await ShowModelIndex(environment: environment)($0, $1) }
        pages.post("/theme") { try await ChooseTheme(environment: environment)($0, $1) }

        addTokens(to: pages, environment)
        addDesk(to: pages, environment)

        let document = pages.group("/:document")
        document.get { try await ShowOverview(environment: environment)($0, $1) }
        document.get("/tags/:tag") { try await ShowTag(environment: environment)($0, $1) }
        document.get("/operations/:operation") { try await ShowOperation(environment: environment)($0, $1) }
        document.post("/operations/:operation") { try await ExecuteOperation(environment: environment)($0, $1) }
        document.post("/operations/:operation/draft") { try await KeepDraft(environment: environment)($0, $1) }
        document.post("/operations/:operation/sample") { try await ShowSample(environment: environment)($0, $1) }
        document.get("/operations/:operation/markdown") { try await ShowMarkdown(environment: environment)($0, $1) }
        document.get("/source") { try await ShowSource(environment: environment)($0, $1) }
        document.get("/schemas/:schema") { try await ShowSchema(environment: environment)($0, $1) }
        document.get("/authorize") { try await ShowAuthorize(environment: environment)($0, $1) }
        document.post("/authorize") { try await SaveCredential(environment: environment)($0, $1) }
        document.post("/logout") { try await ForgetCredential(environment: environment)($0, $1) }
        document.post("/server") { try await ChooseServer(environment: environment)($0, $1) }
        document.get("/exchanges/:exchange") { try await ShowExchange(environment: environment)($0, $1) }
        document.get("/exchanges/:exchange/body") { try await DownloadBody(environment: environment)($0, $1) }
        document.post("/exchanges/:exchange/reveal") { try await RevealEchoes(environment: environment)($0, $1) }
        document.post("/calls/:call/stop") { try await StopCall(environment: environment)($0, $1) }
        document.post("/exchanges/:exchange/clear") { try await ClearExchange(environment: environment)($0, $1) }
        addHistory(to: document, environment)
        addCaptured(to: document, environment)
        document.get("/search") { try await ShowSearch(environment: environment)($0, $1) }
        document.get("/changes/:other") { try await ShowChanges(environment: environment)($0, $1) }
        document.get("/problems") { try await ShowProblems(environment: environment)($0, $1) }
        document.get("/description") { try await DownloadDescription(environment: environment)($0, $1) }
        return router
    }

    /// What a session called by a description.
    private static func addHistory(to document: RouterGroup<SiteContext>, _ environment: Environment) {
        document.post("/exchanges/:exchange/follow") { try await FollowRedirect(environment: environment)($0, $1) }
        document.post("/operations/:operation/cancel") { try await CancelCalls(environment: environment)($0, $1) }
        document.get("/cookies") { try await ShowCookies(environment: environment)($0, $1) }
        document.post("/cookies/clear") { try await ClearCookies(environment: environment)($0, $1) }
        document.post("/exchanges/:exchange/replay") { try await ReplayExchange(environment: environment)($0, $1) }
        document.get("/history") { try await ShowHistory(environment: environment)($0, $1) }
        document.get("/history/clear") { try await ClearHistory(environment: environment).show($0, $1) }
        document.post("/history/clear") { try await ClearHistory(environment: environment).perform($0, $1) }
        document.get("/history/archive") { try await ExportHistory(environment: environment).archive($0, $1) }
        document.get("/history/script") { try await ExportHistory(environment: environment).script($0, $1) }
        document.get("/history/comparison") { try await CompareExchanges(environment: environment)($0, $1) }
        document.post("/operations/:operation/link") { try await LinkForm(environment: environment)($0, $1) }
    }

    /// What a session takes from responses, and its identities.
    private static func addCaptured(to document: RouterGroup<SiteContext>, _ environment: Environment) {
        document.post("/exchanges/:exchange/credential") { try await UseAsCredential(environment: environment)($0, $1) }
        document.post("/exchanges/:exchange/value") { try await TakeValue(environment: environment)($0, $1) }
        document.get("/values") { try await ShowValues(environment: environment)($0, $1) }
        document.post("/values/remove") { try await ForgetCaptured(environment: environment).value($0, $1) }
        document.post("/rules/remove") { try await ForgetCaptured(environment: environment).rule($0, $1) }
        document.post("/identities") { try await KeepIdentity(environment: environment).save($0, $1) }
        document.post("/identities/use") { try await KeepIdentity(environment: environment).use($0, $1) }
        document.post("/identities/remove") { try await KeepIdentity(environment: environment).remove($0, $1) }
        document.post("/operations/:operation/pair") { try await RunPair(environment: environment)($0, $1) }
    }

    /// The desk's pages about tokens.
    private static func addTokens(to pages: RouterGroup<SiteContext>, _ environment: Environment) {
        pages.get("/tokens") { try await ListTokens(environment: environment)($0, $1) }
        pages.post("/tokens") { try await CreateToken(environment: environment)($0, $1) }
        pages.get("/tokens.csv") { try await ExportTokens(environment: environment)($0, $1) }
        pages.get("/tokens/new") { try await ShowTokenForm(environment: environment)($0, $1) }
        pages.post("/tokens/preview") { try await PreviewToken(environment: environment)($0, $1) }
        pages.post("/tokens/find") { try await FindToken(environment: environment)($0, $1) }
        pages.get("/tokens/:token") { try await ShowToken(environment: environment)($0, $1) }
        pages.post("/tokens/:token/copy") { try await CopyToken(environment: environment)($0, $1) }
        pages.post("/tokens/:token/use") { try await UseToken(environment: environment)($0, $1) }
        pages.get("/tokens/:token/edit") { try await EditToken(environment: environment).show($0, $1) }
        pages.post("/tokens/:token/edit") { try await EditToken(environment: environment).save($0, $1) }
        pages.get("/tokens/:token/:action") { try await ChangeToken(environment: environment).show($0, $1) }
        pages.post("/tokens/:token/:action") { try await ChangeToken(environment: environment).perform($0, $1) }
    }

    /// The desk: signing in, the signed-in user's own, users and audit.
    private static func addDesk(to pages: RouterGroup<SiteContext>, _ environment: Environment) {
        pages.get("/sign-in") { try await ShowSignIn(environment: environment)($0, $1) }
        pages.post("/sign-in") { try await SignIn(environment: environment)($0, $1) }
        pages.post("/sign-out") { try await SignOut(environment: environment)($0, $1) }
        pages.get("/join/:secret") { try await ShowJoin(environment: environment)($0, $1) }
        pages.post("/join/:secret") { try await Join(environment: environment)($0, $1) }
        pages.get("/password") { try await ShowPassword(environment: environment)($0, $1) }
        pages.post("/password") { try await GivePassword(environment: environment)($0, $1) }
        pages.get("/account") { try await ShowAccount(environment: environment)($0, $1) }
        pages.post("/account") { try await ChangePassword(environment: environment)($0, $1) }
        pages.get("/users") { try await ShowUsers(environment: environment)($0, $1) }
        pages.post("/users") { try await InviteUser(environment: environment)($0, $1) }
        pages.get("/users/new") { try await ShowNewUser(environment: environment)($0, $1) }
        pages.get("/users/:user") { try await ShowUser(environment: environment)($0, $1) }
        pages.get("/users/:user/:change") { try await ShowUserChange(environment: environment)($0, $1) }
        pages.post("/users/:user/:change") { try await ChangeUser(environment: environment)($0, $1) }
        pages.get("/audit") { try await ShowAudit(environment: environment)($0, $1) }
        pages.get("/audit.csv") { try await DownloadAudit(environment: environment)($0, $1) }
    }
}
