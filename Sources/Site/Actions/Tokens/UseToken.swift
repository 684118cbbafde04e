import Hummingbird
import OpenAPI
import Pages
import Storage
import TokenDesk

/// `POST /tokens/{token}/use`: takes one's own token as the explorer's credential for this session, without showing it.
struct UseToken {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        _ = try await desk.form(of: request)
        let record = try await desk.token(context)
        let setting = try await environment.use(record.id, of: desk.user, for: record.api, in: desk.session)
        var answer = Answer.seeOther(SitePath.document(record.api).text)
        if let setting { answer.fields[.setCookie] = setting }
        return answer
    }
}

extension Environment {
    /// Makes a user's own token the session's credential at its gate, and the gate the session's server.
    ///
    /// - Returns: the `Set-Cookie` value of the session's new secret, when this was its first credential.
    func use(_ id: TokenID, of user: User, for api: String, in session: Session) async throws -> String? {
        guard settings.guarded.contains(api), let entry = catalog.entry(CatalogID(name: api)),
            let document = entry.document
        else { throw SiteError(.notFound, "The API of this token is not shown here.") }
        let record = try await store.tokens.find(id, owner: user.id)
        guard let record, record.api == api, let token = try await store.tokens.use(id, owner: user.id) else {
            throw SiteError(.notFound, "There is no such token of yours whose text is kept. Paste it under Authorize.")
        }
        let credentials = document.tokenCredentials(token, baseURL: baseURL(of: entry))
        guard !credentials.isEmpty else {
            throw SiteError(.invalidField, "The API's description has no security scheme that takes a token.")
        }
        let chosen = try await store.selections.server(of: api, in: session)
        if let chosen, chosen.index != 0 {
            try await store.selections.choose(ServerSelection(index: 0), for: api, in: session)
        }
        return try await keep(credentials, of: api, in: session)
    }
}
