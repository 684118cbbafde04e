import Execution
import Hummingbird

/// Takes what may last off the event loop of its connection, where others would wait for it. What is soon done stays there:
/// see ``LoopExecutor``.
struct PromptMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    /// Routes whose requests are soon done, as the router spells them. Large results are looked at aside by their actions.
    static let routes: Set<String> = [
        "/{document}/operations/{operation}", "/{document}/exchanges/{exchange}/body", "/assets/{version}/**",
    ]

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response)
        async throws -> Response
    {
        try await Aside.run(if: !Self.isPrompt(request, route: context.endpointPath)) {
            try await next(request, context)
        }
    }

    static func isPrompt(_ request: Request, route: String?) -> Bool {
        guard let route, routes.contains(route) else { return false }
        guard request.method == .post else { return true }
        // A large form takes its time to be read and held against its schemas.
        return (request.headers[.contentLength].flatMap { Int($0) } ?? .max) <= Aside.largeBytes
    }
}
