import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `POST /tokens`: makes a token and shows its text in this one answer (THREATS D3, D4, D5).
///
/// A form that is sent again makes no second token: it leads to the one it made.
struct CreateToken {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let form = try await desk.tokenForm(of: request)
        guard let api = try await environment.deskAPI(form.text(TokenField.api.text) ?? "") else {
            throw SiteError(.notFound, "There is no API of that name that tokens can be made for.")
        }
        let key = form.text(FieldName.csrf.text) ?? ""
        switch environment.allowances.issues.begin(key, in: desk.session.id) {
        case .made(let id): return .seeOther(SitePath.tokens(.token(id)).text)
        case .underWay: return .seeOther(SitePath.tokens(.list()).text)
        case .none: break
        }
        var made: TokenID?
        defer { environment.allowances.issues.end(key, in: desk.session.id, made: made) }
        let fields = TokenFields(form, api: api, policy: environment.store.tokenPolicy)
        do {
            let owner = try await owner(fields, desk)
            let issued = try await environment.store.tokens.issue(
                try fields.draft(), for: owner, offer: api.offer, by: desk.actor)
            made = issued.record.id
            return desk.page(desk.issuedPage(issued.token, issued.record, api, reason: .made).html())
        } catch let error as TokenDeskError {
            return try await refused(fields, api, desk, error.message, at: error.tokenField)
        } catch let error as StoreError {
            guard error.code == .tooMany else { throw error }
            return try await refused(fields, api, desk, error.message, at: nil)
        }
    }

    /// Whose token it becomes: the user's own; for an administrator the one that the form names.
    private func owner(_ fields: TokenFields, _ desk: DeskVisit) async throws -> User {
        let name = fields.values.owner
        guard desk.isAdministrator, !name.isEmpty, name != desk.user.name else { return desk.user }
        guard let user = try await environment.store.users.find(name: name) else {
            throw TokenDeskError(code: .userName, message: "There is no user of that name.")
        }
        return user
    }

    private func refused(
        _ fields: TokenFields, _ api: DeskAPI, _ desk: DeskVisit, _ message: String, at field: TokenField?
    ) async throws -> Answer {
        let page = try await desk.tokenForm(
            api, fields.values, problems: field.map { [$0: message] } ?? [:], problem: field == nil ? message : nil)
        return desk.page(page.html(), status: .unprocessableContent)
    }
}

extension DeskVisit {
    /// The page with a token's text.
    func issuedPage(
        _ token: APIToken, _ record: TokenRecord, _ api: DeskAPI?, reason: IssuedTokenPage.Reason
    ) -> IssuedTokenPage {
        IssuedTokenPage(
            frame: frame, now: now, reason: reason, secret: token.reveal(), record: record,
            preview: api.map { TokenPreview(api: $0, rights: record.rights, noun: frame.words.noun) },
            examples: api.flatMap { TokenExamples($0, environment: environment)?.texts(of: token, record) } ?? [],
            isCopyable: environment.store.tokenPolicy.reveal == .copyable)
    }
}
