import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `GET /tokens/{token}`: everything about one token but its text.
struct ShowToken {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        return desk.page(try await desk.tokenPage(try await desk.token(context)).html())
    }
}

extension DeskVisit {
    /// Days of the chart.
    private static let days = 30
    /// Lines of the audit trail on a token's page.
    private static let events = 50

    /// A token's page, with what was just refused.
    func tokenPage(_ record: TokenRecord, message: String? = nil) async throws -> Pages.TokenPage {
        let events = try await environment.store.audit.list(
            subject: record.id.description, action: nil, actor: nil, page: 1, size: Self.events
        ).events
        return Pages.TokenPage(
            frame: frame, now: now, record: record, api: try await environment.deskAPI(record.api),
            usage: try await usage(of: record.id), events: events, isOwner: record.owner == user.id,
            isCopyable: environment.store.tokenPolicy.reveal == .copyable, message: message)
    }

    private func usage(of id: TokenID) async throws -> TokenUsage {
        let store = environment.store.usage
        let days = try await store.days(of: id, last: Self.days)
        let lines = try await store.lines(of: id, last: Self.days)
        return TokenUsage(
            days: days.map { .init(day: $0.day, requests: $0.requests, failures: $0.failures) },
            lines: lines.map { .init(operation: $0.operation, statusClass: $0.statusClass, requests: $0.requests) },
            failures: try await store.failures(of: id), today: days.last?.requests ?? 0)
    }
}
