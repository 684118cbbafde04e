import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `/tokens/{token}/{action}` for pause, resume, rotate and delete: by GET the page that names what it will do, by POST it
/// is done at once.
struct ChangeToken {
    let environment: Environment

    /// The page that asks.
    func show(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let action = try action(context)
        let record = try await desk.token(context)
        let page = TokenConfirmPage(
            frame: desk.frame, now: desk.now, action: action, record: record,
            today: try await environment.store.usage.today(record.id), grace: environment.store.tokenPolicy.grace)
        return desk.page(page.html())
    }

    /// What was confirmed.
    func perform(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let action = try action(context)
        let form = try await desk.form(of: request)
        let record = try await desk.token(context)
        let store = environment.store.tokens
        let changed: TokenRecord?
        switch action {
        case .pause: changed = try await store.pause(record.id, owner: desk.owner, by: desk.actor)
        case .resume: changed = try await store.resume(record.id, owner: desk.owner, by: desk.actor)
        case .delete: changed = try await store.revoke(record.id, owner: desk.owner, by: desk.actor)
        default: return try await rotate(record, form, desk)
        }
        guard changed != nil else { throw DeskVisit.noToken }
        return .seeOther(SitePath.tokens(.token(record.id)).text)
    }

    private func action(_ context: SiteContext) throws -> TokenAction {
        let action = context.parameters.get("action").flatMap { TokenAction(rawValue: $0) }
        guard let action, [.pause, .resume, .rotate, .delete].contains(action) else {
            throw SiteError(.notFound, "No page has this address. It may have been typed or copied incompletely.")
        }
        return action
    }

    /// The new token's text is for its owner; an administrator who rotates for somebody else does not see it.
    private func rotate(_ record: TokenRecord, _ form: FormFields, _ desk: DeskVisit) async throws -> Answer {
        let policy = environment.store.tokenPolicy
        let grace = form.text(TokenField.grace.text).flatMap { Int64($0) } ?? policy.grace
        let issued: IssuedToken?
        do {
            issued = try await environment.store.tokens.rotate(
                record.id, grace: grace, owner: desk.owner, by: desk.actor)
        } catch let error as TokenDeskError {
            let page = try await desk.tokenPage(record, message: error.message)
            return desk.page(page.html(), status: .conflict)
        }
        guard let issued else { throw DeskVisit.noToken }
        guard issued.record.owner == desk.user.id || policy.reveal == .once else {
            return .seeOther(SitePath.tokens(.token(issued.record.id)).text)
        }
        let end = desk.now.addingTimeInterval(Double(min(max(grace, 0), TokenLife.limit)))
        let api = try await environment.deskAPI(record.api)
        return desk.page(
            desk.issuedPage(issued.token, issued.record, api, reason: .rotated(oldEndsAt: end)).html())
    }
}
