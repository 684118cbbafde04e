import HTTPTypes
import Hummingbird
import Storage

/// Finds the session of a browser by its cookie, and begins one for a browser that opens a page.
struct SessionMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    let sessions: SessionStore
    let cookie: SessionCookie

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response)
        async throws -> Response
    {
        var context = context
        var setting: String?
        switch CookieReader.read(cookie.name, in: Self.cookieFields(of: request)) {
        case .value(let bytes):
            if let secret = SessionSecret(cookieValue: String(decoding: bytes, as: UTF8.self)) {
                context.session = try await sessions.find(secret)
            }
        case .ambiguous: setting = cookie.clearing
        case .absent: break
        }
        if context.session == nil, setting == nil, request.method == .get {
            let begun = try await sessions.begin()
            context.session = begun.session
            setting = cookie.setting(begun.secret.cookieValue)
        }
        var response = try await next(request, context)
        if let setting, response.headers[.setCookie] == nil { response.headers[.setCookie] = setting }
        return response
    }

    private static func cookieFields(of request: Request) -> [[UInt8]] {
        request.headers[fields: .cookie].map { field in field.withUnsafeBytesOfValue { Array($0) } }
    }
}
