import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `GET /tokens/{token}/edit` and its POST: changes a token's words, and takes rights away from it.
struct EditToken {
    let environment: Environment

    /// The form.
    func show(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let record = try await desk.token(context)
        let api = try await environment.deskAPI(record.api)
        let kept = try await LateForm.edit(request).kept(request, desk)
        let page = TokenEditPage(
            frame: desk.frame, record: record, api: api,
            values: kept.map { changes($0, record, api).0 } ?? TokenFormValues(record),
            problem: kept == nil ? nil : LateForm.notice)
        return desk.page(page.html())
    }

    /// What was sent with it.
    func save(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let form = try await desk.tokenForm(of: request)
        let record = try await desk.token(context)
        let api = try await environment.deskAPI(record.api)
        let (values, edit) = changes(form, record, api)
        do {
            let edited = try await environment.store.tokens.edit(
                record.id, edit, owner: desk.owner, by: desk.actor)
            guard edited != nil else { throw DeskVisit.noToken }
            return .seeOther(SitePath.tokens(.token(record.id)).text)
        } catch let error as TokenDeskError {
            let field = error.tokenField
            let page = TokenEditPage(
                frame: desk.frame, record: record, api: api, values: values,
                problems: field.map { [$0: error.message] } ?? [:], problem: field == nil ? error.message : nil)
            return desk.page(page.html(), status: .unprocessableContent)
        }
    }

    /// Where the API is not in the catalog the form has no rights to tick, and they stay as they are.
    private func changes(
        _ form: FormFields, _ record: TokenRecord, _ api: DeskAPI?
    ) -> (TokenFormValues, TokenEdit) {
        guard let api else {
            var values = TokenFormValues(record)
            values.label = form.text(TokenField.label.text) ?? ""
            values.comment = form.text(TokenField.comment.text) ?? ""
            values.purpose = form.text(TokenField.purpose.text) ?? ""
            return (
                values,
                TokenEdit(
                    label: values.label, comment: values.comment, purpose: values.purpose, rights: record.rights)
            )
        }
        let fields = TokenFields(form, api: api, policy: environment.store.tokenPolicy)
        var edit = fields.edit()
        // What the description has no more, or keeps to itself, can neither be shown nor ticked: it stays.
        edit.rights.add(api.offer.unoffered(of: record.rights))
        return (fields.values, edit)
    }
}
