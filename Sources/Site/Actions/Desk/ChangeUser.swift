import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `POST /users/{user}/{change}`: the change that was asked for; in force before the answer (THREATS D8).
struct ChangeUser {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        _ = try await desk.form(of: request)
        let change = try UserChange(context)
        let row = try await environment.userRow(context)
        do {
            guard change != .newLink else {
                let secret = try await environment.store.users.reinvite(row.user.id, by: desk.actor)
                return desk.invitationPage(for: row.user, secret, request)
            }
            let wanted = row.user.changed(by: change, at: desk.now)
            _ = try await environment.store.users.change(
                wanted.id, role: wanted.role, hasAPIAccess: wanted.hasAPIAccess, isDisabled: wanted.disabledAt != nil,
                by: desk.actor)
        } catch let error as TokenDeskError {
            let page = UserChangePage(frame: desk.frame, row: row, change: change, problem: error.message)
            return desk.page(page.html(), status: .unprocessableContent)
        }
        // Whoever is no administrator any more cannot see the page of a user.
        let isOwn = row.user.id == desk.user.id && (change == .makeDeveloper || change == .disable)
        let done = SitePath.user(row.user.id.description).text + "?\(DeskField.action.rawValue)=\(change.rawValue)"
        return .seeOther(isOwn ? SitePath.account.text : done)
    }
}

extension User {
    /// The user as a change would leave it.
    fileprivate func changed(by change: UserChange, at now: Date) -> User {
        var user = self
        switch change {
        case .grantAccess: user.hasAPIAccess = true
        case .withdrawAccess: user.hasAPIAccess = false
        case .makeAdministrator: user.role = .administrator
        case .makeDeveloper: user.role = .developer
        case .disable: user.disabledAt = user.disabledAt ?? now
        case .enable: user.disabledAt = nil
        case .newLink: break
        }
        return user
    }
}
