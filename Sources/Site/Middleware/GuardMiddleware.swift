import HTTPTypes
import Hummingbird

/// The checks that come before everything else, in the order of THREATS 4.3: host, method, origin.
struct GuardMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    let hosts: HostRule
    let origins: OriginRule
    /// The most bytes of a request's target.
    let targetLimit: Int

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response)
        async throws -> Response
    {
        guard hosts.admits(authority: request.head.authority, target: request.head.path ?? "") else {
            throw SiteError(
                .misdirected, "Use the address that Portico printed at its start, or name this one by --base-url.")
        }
        guard (request.head.path ?? "").utf8.count <= targetLimit else {
            throw SiteError(.longTarget, "An address has at most \(targetLimit) bytes; this one has more.")
        }
        let fetchSite = request.headers[.fetchSite]
        switch request.method {
        case .get, .head:
            let mode = request.headers[.fetchMode]
            guard origins.allowsReading(fetchSite: fetchSite, fetchMode: mode, isPage: Self.isPage(request.uri.path))
            else {
                throw SiteError(.forbidden, "This address may only be used by this site's own pages.")
            }
        case .post:
            if request.uri.path != "/csp-report",
                let refusal = origins.refusal(fetchSite: fetchSite, origin: request.headers[.origin])
            {
                throw SiteError(
                    .forbidden, "The request was not carried out: \(refusal). Open the page here and try again.")
            }
        default:
            throw SiteError(.methodNotAllowed, "Portico's own pages take GET, HEAD and POST.")
        }
        return try await next(request, context)
    }

    private static func isPage(_ path: String) -> Bool {
        !path.hasPrefix("/assets/") && !["/exchanges/", "/history/"].contains { path.contains($0) }
    }
}

extension HTTPField.Name {
    /// Every name here is a literal token, so the fallback is never taken.
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
    static let fetchMode = HTTPField.Name("Sec-Fetch-Mode") ?? .origin
    static let fetchDest = HTTPField.Name("Sec-Fetch-Dest") ?? .origin
}
