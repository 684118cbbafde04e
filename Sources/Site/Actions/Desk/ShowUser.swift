import Hummingbird
import Pages

/// `GET /users/{user}`: one user and what may be changed.
struct ShowUser {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let row = try await environment.userRow(context)
        let done = request.query(.action).flatMap(UserChange.init(rawValue:))
        return desk.page(UserPage(frame: desk.frame, row: row, now: desk.now, done: done).html())
    }
}
