import Egress
import Execution
import Hummingbird
import Pages
import Storage

/// `POST /{document}/cookies/clear`: forgets one cookie, those of an origin, or all of the session.
struct ClearCookies {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        let cookies = environment.store.cookies
        guard let text = form.text(FieldName.origin.text) else {
            try await cookies.removeAll(in: visit.session)
            return .seeOther(SitePath.cookies(visit.id).text)
        }
        guard let origin = try? Origin(parsing: text) else {
            throw SiteError(.invalidField, "There are no cookies of that origin.")
        }
        if let name = form.text(FieldName.cookie.text) {
            let path = form.text(FieldName.cookiePath.text) ?? "/"
            try await cookies.change(origin, in: visit.session) { $0.remove(name: name, path: path) }
        } else {
            try await cookies.removeAll(of: origin, in: visit.session)
        }
        return .seeOther(SitePath.cookies(visit.id).text)
    }
}
