import Hummingbird
import Pages

/// `GET /users/new`: the form of an invitation.
struct ShowNewUser {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        guard let kept = try await LateForm.invitation.kept(request, desk) else {
            return desk.page(NewUserPage(frame: desk.frame).html())
        }
        let fields = InvitationFields(kept)
        let page = NewUserPage(
            frame: desk.frame, name: fields.name, role: fields.role, hasAPIAccess: fields.hasAPIAccess,
            problems: [Problem(field: nil, message: LateForm.notice)])
        return desk.page(page.html())
    }
}
