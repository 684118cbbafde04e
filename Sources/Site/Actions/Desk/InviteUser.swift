import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `POST /users`: makes a user and shows the one-time link, in this answer alone (THREATS D5).
struct InviteUser {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let fields = InvitationFields(try await desk.form(of: request))
        do {
            let (user, secret) = try await environment.store.users.invite(
                name: fields.name, role: fields.role, hasAPIAccess: fields.hasAPIAccess, by: desk.actor)
            return desk.invitationPage(for: user, secret, request)
        } catch let error as TokenDeskError {
            let page = NewUserPage(
                frame: desk.frame, name: fields.name, role: fields.role, hasAPIAccess: fields.hasAPIAccess,
                problems: [Problem(error)])
            return desk.page(page.html(), status: .unprocessableContent)
        }
    }
}

extension DeskVisit {
    /// The page with a link, whole with the name under which this browser reaches the site; ``HostRule`` knows that name.
    func invitationPage(for user: User, _ secret: InvitationSecret, _ request: Request) -> Answer {
        let scheme = environment.settings.isSecure ? "https" : "http"
        let link = "\(scheme)://\(request.head.authority ?? "")\(SitePath.join(secret.reveal()).text)"
        let life = TimeInterval(UserStore.invitationLife)
        return page(
            InvitationPage(
                frame: frame(returningTo: SitePath.users.text), name: user.name, link: link,
                endsAt: now.addingTimeInterval(life), now: now
            ).html())
    }
}
