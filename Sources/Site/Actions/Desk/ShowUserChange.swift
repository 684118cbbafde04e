import Hummingbird
import Pages

/// `GET /users/{user}/{change}`: asks before a user is changed, and names the consequence.
struct ShowUserChange {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let change = try UserChange(context)
        let row = try await environment.userRow(context)
        return desk.page(UserChangePage(frame: desk.frame, row: row, change: change).html())
    }
}

extension UserChange {
    /// The change that the address names.
    init(_ context: SiteContext) throws(SiteError) {
        guard let change = context.parameters.get("change").flatMap(UserChange.init(rawValue:)) else {
            throw SiteError(.notFound, "There is no such change. What can be changed stands on the user's page.")
        }
        self = change
    }
}
