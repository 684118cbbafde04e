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
            router.on(path, method: route.method) { request, context in
                try await route.action(Call(request, context, route: route, surroundings: surroundings))
            }
            guard route.method == .get else { continue }
            router.on(path, method: .head) { request, context in
                try await route.action(Call(request, context, route: route, surroundings: surroundings))
                    .createHeadResponse()
            }
        }
        return router
    }
}
