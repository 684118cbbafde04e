import Hummingbird
import Markup
import Pages
import Storage
import TokenDesk

/// `POST /join/{secret}`: sets the password, uses the link up and signs in.
struct Join {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let session = try context.requireSession()
        let secret = try environment.invitationSecret(context)
        let fields = PasswordFields(try await FormReader.fields(of: request, session: session))
        var page = try await environment.joinPage(for: request, context)
        page.name = fields.name
        page.problems = fields.problems
        guard page.problems.isEmpty else { return refused(page, context) }
        let address = context.clientAddress(of: request, in: environment)
        do {
            let user = try await environment.store.users.join(
                secret, name: fields.name, password: fields.new, by: address)
            var answer = Answer.seeOther(SitePath.catalog.text)
            try await environment.signIn(user, in: session, from: address, answer: &answer)
            return answer
        } catch let error as TokenDeskError {
            page.problems = [Problem(error)]
            return refused(page, context)
        } catch let error as StoreError where error.code == .gone {
            throw Environment.endedLink
        }
    }

    private func refused(_ page: JoinPage, _ context: SiteContext) -> Answer {
        .page(page.html().bytes, nonce: context.nonce, status: .unprocessableContent)
    }
}
