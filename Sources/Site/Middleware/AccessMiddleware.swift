import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// Finds out who is signed in and holds every route to its rule before its action begins (THREATS D2, O5).
struct AccessMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    let environment: Environment

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response)
        async throws -> Response
    {
        var context = context
        context.user = try await user(of: context.session)
        do {
            return try await admitted(request, context, next)
        } catch {
            throw VisitedError(underlying: error, context: context)
        }
    }

    private func admitted(
        _ request: Request, _ context: SiteContext, _ next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        guard let route = context.endpointPath, let rule = RoutePolicy.rule(request.method, route) else {
            throw SiteError(.forbidden, "This address is not open to anybody.")
        }
        let verdict = rule.verdict(
            for: context.user, passwordGivenAt: context.session?.passwordGivenAt, at: environment.store.now(),
            requiresSignIn: environment.settings.requiresSignIn)
        switch verdict {
        case .admitted: return try await next(request, context)
        case .refused(let why): throw SiteError(.forbidden, why)
        case .needsSignIn: return try await away(request, context, route) { .signIn(return: $0) }
        case .needsPassword: return try await away(request, context, route) { .password(return: $0) }
        }
    }

    /// A user who was disabled is nobody, whatever the session says.
    private func user(of session: Session?) async throws -> User? {
        guard let id = session?.user, let user = try await environment.store.users.find(id) else { return nil }
        return user.disabledAt == nil ? user : nil
    }

    /// Sends a browser to sign in first; a script learns why it gets nothing.
    private func away(
        _ request: Request, _ context: SiteContext, _ route: String, to path: (String) -> SitePath
    ) async throws -> Response {
        guard request.uri.queryParameters["part"] == nil, request.headers[.fetchDest] != "empty" else {
            throw SiteError(.unauthorized, "Sign in again and give your password; then repeat what you did.")
        }
        let back = await kept(request, context, route) ?? Self.way(back: request, route)
        return try Answer.seeOther(path(back).text).response(from: request, context: context)
    }

    /// The way back to a form that was kept; nil where nothing was typed, and where it is not this session's or too large.
    private func kept(_ request: Request, _ context: SiteContext, _ route: String) async -> String? {
        guard request.method == .post, context.user != nil, let form = LateForm(request, route: route) else {
            return nil
        }
        return try? await form.keep(request, context, in: environment)
    }

    /// The page to come back to: this one, or for a post the page it was sent from, which may have another address.
    private static func way(back request: Request, _ route: String) -> String {
        let isPage = request.method != .post || RoutePolicy.rule(.get, route) != nil
        let path = isPage ? request.uri.string : "/" + (request.uri.path.split(separator: "/").first ?? "")
        return ReturnPath.isOwn(path) ? path : SitePath.catalog.text
    }
}
