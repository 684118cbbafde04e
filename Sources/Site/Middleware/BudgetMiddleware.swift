import Hummingbird

/// Gives each request its share of the memory for bodies, and takes it back with the answer (THREATS L4).
struct BudgetMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    let budget: BodyBudget

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response)
        async throws -> Response
    {
        var context = context
        let share = BodyBudget.Share(of: budget)
        defer { share.giveBack() }
        context.share = share
        return try await next(request, context)
    }
}
