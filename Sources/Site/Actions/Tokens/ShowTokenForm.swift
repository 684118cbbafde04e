import Hummingbird
import OpenAPI
import Pages
import Storage
import TokenDesk

/// `GET /tokens/new`: the form of a new token for the API that the address names, else the first.
struct ShowTokenForm {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        if let kept = try await LateForm.newToken.kept(request, desk) {
            let api = try await desk.api(kept.text(TokenField.api.text))
            let fields = TokenFields(kept, api: api, policy: environment.store.tokenPolicy)
            return desk.page(try await desk.tokenForm(api, fields.values, problem: LateForm.notice).html())
        }
        let asked = try URLEncodedReader.fields((request.uri.query ?? "").utf8).text(TokenField.api.text)
        let api = try await desk.api(asked)
        let life = environment.store.tokenPolicy.life
        let values = TokenFormValues(
            api: api.id, idle: life.idle, absolute: life.absolute, owner: desk.user.name)
        return desk.page(try await desk.tokenForm(api, values).html())
    }
}

extension DeskVisit {
    /// The API that a form names, its resources as they are now; the first one where none is named.
    func api(_ id: String?) async throws -> DeskAPI {
        let first = environment.guardedEntries.first?.id.description
        guard let name = id ?? first else {
            throw SiteError(
                .notFound,
                "There is no API that tokens are for. Start Portico with a gate before one: portico serve --gate URL api.yaml"
            )
        }
        await environment.settings.guarded.refresh(name)
        guard let api = try await environment.deskAPI(name) else {
            throw SiteError(.notFound, "There is no API of that name that tokens can be made for.")
        }
        return api
    }

    /// The form with what was typed and what was wrong with it.
    func tokenForm(
        _ api: DeskAPI, _ values: TokenFormValues, problems: [TokenField: String] = [:], problem: String? = nil
    ) async throws -> TokenFormPage {
        TokenFormPage(
            frame: frame, now: now, api: api,
            choices: environment.guardedEntries.map { ($0.id.description, $0.title) }, values: values,
            owners: try await owners(), problems: problems, problem: problem)
    }
}
