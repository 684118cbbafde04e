import Hummingbird

/// Lets no request through that did not come by the gate.
struct CallerMiddleware: RouterMiddleware {
    typealias Context = BasicRequestContext

    let check: IdentityCheck
    let now: @Sendable () -> Instant

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard check.caller(of: request, at: now()) != nil else { throw Problem.noCaller }
        return try await next(request, context)
    }
}
