import HTTPTypes
import Hummingbird

/// All operations in the order of the description.
struct RouteTable: Sendable {
    let routes: [Route]

    /// The methods that a path has, `HEAD` and `OPTIONS` included; none if there is no such path.
    func methods(at path: String) -> [String] {
        let matching = routes.filter { $0.matches(path) }
        guard let fewest = matching.map(\.variables).min() else { return [] }
        var names = matching.filter { $0.variables == fewest }.map(\.method.rawValue)
        if let index = names.firstIndex(of: "GET") { names.insert("HEAD", at: index + 1) }
        return names + ["OPTIONS"]
    }

    /// A router that serves them, in the given surroundings, to callers that the gate has signed for.
    func router(_ surroundings: Surroundings, check: IdentityCheck) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.add(middleware: ProblemMiddleware(table: self))
        router.add(middleware: CallerMiddleware(check: check, now: surroundings.now))
        for route in routes {
            let path = RouterPath(route.path)
            let rivals = rivals(of: route)
            @Sendable func answer(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
                let path = request.uri.path
                guard !rivals.contains(where: { $0.matches(path) }) else {
                    throw Problem.methodNotAllowed(methods(at: path))
                }
                return try await route.action(Call(request, context, route: route, surroundings: surroundings))
            }
            router.on(path, method: route.method, use: answer)
            guard route.method == .get else { continue }
            router.on(path, method: .head) { try await answer($0, $1).createHeadResponse() }
        }
        return router
    }

    /// The routes that come before another where both fit: a concrete path comes before one with variables (OpenAPI, Paths
    /// Object), also where it lacks the method, so that `/vehicles/import` is never a vehicle. The router would go on to that.
    private func rivals(of route: Route) -> [Route] {
        routes.filter { $0.variables < route.variables && $0.overlaps(route) }
    }
}
