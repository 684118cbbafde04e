import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Turns every error into problem details, and tells which methods a path has (RFC 9110, section 15.5.6).
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = BasicRequestContext

    let table: RouteTable

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let problem as Problem {
            response = problem.response
        } catch let error as HTTPError where error.status == .notFound {
            response = unrouted(request)
        } catch {
            context.logger.error("request failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
            response = Problem.internal.response
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        return response
    }

    private func unrouted(_ request: Request) -> Response {
        let allowed = table.methods(at: request.uri.path)
        if allowed.isEmpty { return Problem.notFound("There is nothing at this path.").response }
        if request.method == .options {
            return .empty(fields: [.allow: allowed.joined(separator: ", ")])
        }
        return Problem.methodNotAllowed(allowed).response
    }
}
