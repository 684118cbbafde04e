import Hummingbird
import Pages
import Storage
import TokenDesk

/// `GET /audit`: who did what, newest first.
struct ShowAudit {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let filter = AuditFilter(request)
        let (events, total) = try await environment.events(filter, page: filter.page, size: AuditFilter.size)
        let isWhole = filter == AuditFilter() ? try await environment.store.audit.verifyLatest() : nil
        let page = AuditPage(
            frame: desk.frame, events: events, total: total, filter: filter, now: desk.now, isWhole: isWhole)
        return desk.page(page.html())
    }
}

extension AuditFilter {
    /// What the address asks for; an action that is not known counts as not asked for.
    init(_ request: Request) {
        self.init()
        action = request.query(.action).flatMap(AuditEvent.Action.init(rawValue:))
        user = String((request.query(.user) ?? "").prefix(200))
        subject = String((request.query(.token) ?? "").prefix(200))
        page = max(1, request.query(.page).flatMap { Int($0) } ?? 1)
    }
}

extension Environment {
    /// A page of the events that fit.
    func events(_ filter: AuditFilter, page: Int, size: Int) async throws -> (events: [AuditEvent], total: Int) {
        try await store.audit.list(
            subject: filter.subject.isEmpty ? nil : filter.subject, action: filter.action,
            actor: filter.user.isEmpty ? nil : filter.user, page: page, size: size)
    }
}
