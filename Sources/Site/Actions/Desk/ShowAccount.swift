import Foundation
import Hummingbird
import Pages
import TokenDesk

/// `GET /account`: the signed-in user's own.
struct ShowAccount {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        // The address alone must not make the page say so.
        let isRecent = desk.user.passwordSetAt.map { desk.now.timeIntervalSince($0) < 60 } ?? false
        let isChanged = isRecent && request.query(.action) == AuditEvent.Action.passwordChanged.rawValue
        return desk.page(AccountPage(frame: desk.frame, now: desk.now, isChanged: isChanged).html())
    }
}
