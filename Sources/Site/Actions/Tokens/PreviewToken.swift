import Hummingbird
import Markup
import Pages
import Storage
import TokenDesk

/// `POST /tokens/preview`: what a token may call if it is made of what is ticked, and which resources the form's words
/// find; as parts for scripts, else as the form itself. Nothing is kept.
struct PreviewToken {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let form = try await desk.tokenForm(of: request)
        guard let api = try await environment.deskAPI(form.text(TokenField.api.text) ?? "") else {
            throw SiteError(.notFound, "There is no API of that name that tokens can be made for.")
        }
        let fields = TokenFields(form, api: api, policy: environment.store.tokenPolicy)
        let page = try await desk.tokenForm(api, fields.values)
        switch request.part {
        case .preview: return .fragment(page.preview().bytes)
        case .choices:
            let kind = try URLEncodedReader.fields((request.uri.query ?? "").utf8).text("kind") ?? ""
            return .fragment(page.choices(of: kind).bytes)
        default: return desk.page(page.html())
        }
    }
}
