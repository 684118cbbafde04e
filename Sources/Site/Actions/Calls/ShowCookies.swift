import Egress
import Execution
import Hummingbird
import Markup
import Pages
import Storage

/// `GET /{document}/cookies`: what APIs set in this session, without the values.
struct ShowCookies {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let jars = try await environment.store.cookies.jars(in: visit.session)
        let page = CookiesPage(
            frame: visit.frame,
            jars: jars.map { origin, jar in
                CookiesPage.Jar(origin: origin.description, cookies: jar.cookies.map(Self.shown))
            },
            now: environment.store.now())
        return .page(page.html().bytes, nonce: context.nonce)
    }

    private static func shown(_ cookie: Execution.Cookie) -> CookiesPage.Cookie {
        let marks = [cookie.isSecure ? "Secure" : nil, cookie.isHTTPOnly ? "HttpOnly" : nil].compactMap { $0 }
        return CookiesPage.Cookie(
            name: cookie.name, path: cookie.path, hint: cookie.hint, marks: marks, expiresAt: cookie.expiresAt)
    }
}
