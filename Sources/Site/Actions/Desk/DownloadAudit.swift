import Foundation
import Hummingbird
import NIOCore
import Pages
import Storage
import TokenDesk

/// `GET /audit.csv`: all events that fit, newest first, as a table to download (THREATS D11, D12). It is written as it is
/// read, as there may be any number of them.
struct DownloadAudit {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let filter = AuditFilter(request)
        // The first part is there before the status, so that a store that fails is told by it.
        let (first, next) = try await environment.events(filter, from: nil)
        var table = CSVTable(["When", "Who", "What", "To whom or what", "Detail", "From where"])
        for event in first { table.append(event.cells) }
        var answer = table.answer(named: "audit")
        guard let next else { return answer }
        answer.rest = { [environment] writer in
            var position: Int64? = next
            var lines = CSVTable()
            while let from = position {
                let (events, following) = try await environment.events(filter, from: from)
                for event in events { lines.append(event.cells) }
                try await writer.write(ByteBuffer(bytes: lines.take()))
                position = following
            }
        }
        return answer
    }
}

extension Environment {
    /// The next thousand events that fit, and where to go on.
    fileprivate func events(
        _ filter: AuditFilter, from position: Int64?
    ) async throws -> (events: [AuditEvent], next: Int64?) {
        try await store.audit.events(
            subject: filter.subject.isEmpty ? nil : filter.subject, action: filter.action,
            actor: filter.user.isEmpty ? nil : filter.user, from: position)
    }
}

extension AuditEvent {
    fileprivate var cells: [String] {
        [moment.formatted(.iso8601), actor, action.rawValue, subject, detail, address]
    }
}
