import Hummingbird

/// Gives each request its share of the memory for bodies, and takes it back once the answer is sent (THREATS L4).
struct BudgetMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    let budget: BodyBudget

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response)
        async throws -> Response
    {
        var context = context
        let share = BodyBudget.Share(of: budget)
        context.share = share
        var response: Response
        do { response = try await next(request, context) } catch {
            share.giveBack()
            throw error
        }
        // What the action worked with is gone; what is left is the answer, until the client has taken it.
        let body = response.body
        guard share.giveBack(butFor: body.contentLength ?? 0) else { return response }
        response.body = ResponseBody(contentLength: body.contentLength) { [share] writer in
            defer { share.giveBack() }
            try await body.write(writer)
        }
        return response
    }
}
