import Hummingbird
import Pages

/// `GET /users/new`: the form of an invitation.
struct ShowNewUser {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        return desk.page(NewUserPage(frame: desk.frame).html())
    }
}
