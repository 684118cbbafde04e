import Foundation
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `GET /audit.csv`: the newest events that fit, as a table to download (THREATS D11, D12).
struct DownloadAudit {
    /// The most lines of a table, by pages of a thousand.
    private static let pageLimit = 20
    private static let pageSize = 1_000

    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let filter = AuditFilter(request)
        var table = CSVTable(["When", "Who", "What", "To whom or what", "Detail", "From where"])
        for page in 1...Self.pageLimit {
            let (events, total) = try await environment.events(filter, page: page, size: Self.pageSize)
            for event in events {
                table.append([
                    event.moment.formatted(.iso8601), event.actor, event.action.rawValue, event.subject, event.detail,
                    event.address,
                ])
            }
            guard page * Self.pageSize < total else { break }
        }
        return table.answer(named: "audit")
    }
}
