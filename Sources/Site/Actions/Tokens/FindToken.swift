import Hummingbird
import Pages
import Storage
import TokenDesk

/// `POST /tokens/find`: which token a pasted text is. Only who may see that token learns it; for everybody else it is unknown.
struct FindToken {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let form = try await desk.form(of: request)
        let text = (form.text(TokenField.secret.text) ?? "").filter { !$0.isWhitespace }
        let noun = desk.frame.words.noun
        guard let token = APIToken(text) else {
            let page = try await desk.tokensPage(
                TokenFilter(),
                message: "That is no \(noun): one begins with \(APIToken.prefix) and has \(APIToken.length) characters."
            )
            return desk.page(page.html(), status: .unprocessableContent)
        }
        let record = try await environment.store.tokens.identify(token)
        guard let record, desk.isAdministrator || record.owner == desk.user.id else {
            let page = try await desk.tokensPage(TokenFilter(), message: "No \(noun) of yours has this text.")
            return desk.page(page.html(), status: .notFound)
        }
        return .seeOther(SitePath.tokens(.token(record.id)).text)
    }
}
