import HTTPTypes
import Hummingbird
import Markup
import Pages
import Storage
import TokenDesk

/// `POST /tokens/{token}/copy`: the text of one's own token, in an answer that no browser keeps; an administrator too sees
/// only their own. Under the policy `once` it says why there is none.
struct CopyToken {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        _ = try await desk.form(of: request)
        let record = try await desk.token(context)
        let token = try await environment.store.tokens.reveal(record.id, owner: desk.user.id, by: desk.actor)
        guard let token else {
            let page = try await desk.tokenPage(record, message: why(record, desk))
            return desk.page(page.html(), status: .conflict)
        }
        let page = desk.issuedPage(token, record, try await environment.deskAPI(record.api), reason: .copied)
        return request.part == .token ? .fragment(page.fragment().bytes) : desk.page(page.html())
    }

    private func why(_ record: TokenRecord, _ desk: DeskVisit) -> String {
        let noun = desk.frame.words.noun
        if record.owner != desk.user.id { return "Only its owner can copy this \(noun)." }
        return environment.store.tokenPolicy.reveal == .once
            ? "A \(noun)'s text is shown once, when it is made, and not kept. Rotate it to get a new one."
            : "The text of this \(noun) is not kept any more."
    }
}
