import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `POST /sign-out`: ends the session with everything it kept, here and in the browser (THREATS 4.1).
struct SignOut {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let session = try context.requireSession()
        _ = try await FormReader.fields(of: request, session: session)
        var answer = Answer.seeOther(SitePath.catalog.text)
        guard let user = context.user else { return answer }
        try await environment.store.audit.record(
            AuditEvent(
                .signedOut, at: environment.store.now(), by: user.name, to: user.id.description,
                from: context.clientAddress(of: request, in: environment)))
        try await environment.store.sessions.signOut(session)
        answer.fields[.setCookie] = environment.cookie.clearing
        answer.fields[.clearSiteData] = "\"cache\", \"cookies\", \"storage\""
        return answer
    }
}

extension HTTPField.Name {
    /// A literal token, so the fallback is never taken.
    static let clearSiteData = HTTPField.Name("Clear-Site-Data") ?? .cacheControl
}
