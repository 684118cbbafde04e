import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `POST /account`: another password for the signed-in user; the user's other sessions end.
struct ChangePassword {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let fields = PasswordFields(try await desk.form(of: request))
        guard fields.problems.isEmpty else { return refused(desk, fields.problems) }
        do {
            guard try await desk.isPassword(fields.old) else {
                return refused(desk, [Problem(field: .desk(.password), message: "That is not your password.")])
            }
            try await environment.store.users.setPassword(
                fields.new, of: desk.user.id, keeping: desk.session, by: desk.actor)
        } catch let error as TokenDeskError {
            return refused(desk, [Problem(error)])
        }
        let rotated = try await environment.store.sessions.rotate(desk.session, renewingForms: true)
        var answer = Answer.seeOther(
            SitePath.account.text + "?\(DeskField.action.rawValue)=\(AuditEvent.Action.passwordChanged.rawValue)")
        answer.fields[.setCookie] = environment.cookie.setting(rotated.secret.cookieValue)
        return answer
    }

    private func refused(_ desk: DeskVisit, _ problems: [Problem]) -> Answer {
        desk.page(
            AccountPage(frame: desk.frame, now: desk.now, problems: problems).html(), status: .unprocessableContent)
    }
}
