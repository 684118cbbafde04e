import Execution
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// `GET /{document}/history`: the session's calls, newest first.
struct ShowHistory {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let filter = HistoryFilter(request)
        let page = try await visit.historyPage(filter)
        return .page(page.html().bytes, nonce: context.nonce)
    }
}

extension Visit {
    /// The page of the calls that fit.
    func historyPage(_ filter: HistoryFilter, problem: String? = nil) async throws -> HistoryPage {
        let exchanges = environment.store.exchanges
        let query = ExchangeQuery(filter, document: id)
        let records = try await exchanges.list(query, in: session)
        var entries: [HistoryEntry] = []
        for record in records {
            if let entry = try await historyEntry(record) { entries.append(entry) }
        }
        return HistoryPage(
            frame: frame, filter: filter, entries: entries, total: try await exchanges.count(query, in: session),
            operations: try await calledOperations(), times: try await callTimes(filter), now: environment.store.now(),
            problem: problem)
    }

    /// A kept call as the list shows it; nil for one that cannot be read any more.
    func historyEntry(_ record: ExchangeRecord) async throws -> HistoryEntry? {
        guard let payload = try await environment.store.exchanges.payload(of: record.id, in: session),
            let exchange = Exchange(payload: payload)
        else { return nil }
        let operation = document.operation(OperationID(record.operation))
        return HistoryEntry(
            id: record.id, moment: record.createdAt, method: record.method, url: exchange.request.url(.masked),
            operationID: record.operation, title: operation?.shortTitle, status: record.status,
            duration: record.duration.map { .microseconds($0) }, size: record.bodySize,
            findings: exchange.contract?.breaches.count,
            canBeRepeated: operation != nil && record.hasForm && exchange.request.shape.isTextual,
            canBeEdited: operation != nil && record.hasForm)
    }

    private func calledOperations() async throws -> [(id: String, title: String)] {
        let query = ExchangeQuery(document: id, size: ExchangeQuery.sizeLimit)
        var seen: Set<String> = []
        return try await environment.store.exchanges.list(query, in: session).map(\.operation)
            .filter { seen.insert($0).inserted }
            .map { ($0, document.operation(OperationID($0))?.shortTitle ?? $0) }
            .sorted { $0.1 < $1.1 }
    }

    /// Calls whose times are drawn.
    private static let timeCount = 60

    private func callTimes(_ filter: HistoryFilter) async throws -> [CallTime] {
        guard filter.operation != nil else { return [] }
        var query = ExchangeQuery(filter, document: id)
        (query.page, query.size) = (1, Self.timeCount)
        return try await environment.store.exchanges.list(query, in: session).reversed().compactMap { record in
            guard let duration = record.duration, let status = record.status else { return nil }
            return CallTime(
                moment: record.createdAt, duration: .microseconds(duration), isSuccess: status < 400)
        }
    }
}

extension HistoryFilter {
    /// What the address asks for; what is not known counts as not asked for.
    init(_ request: Request) {
        func text(_ field: Field) -> String? {
            request.uri.queryParameters[field.rawValue[...]].map { String($0.prefix(500)) }.flatMap {
                $0.isEmpty ? nil : $0
            }
        }
        self.init(
            operation: text(.operation), method: text(.method), ending: text(.status).flatMap(Ending.init(rawValue:)),
            page: max(1, text(.page).flatMap { Int($0) } ?? 1))
    }
}

extension ExchangeQuery {
    /// What the store is asked for by a page of the history.
    init(_ filter: HistoryFilter, document: String) {
        self.init(
            document: document, operation: filter.operation, method: filter.method,
            ending: filter.ending.map { ending in Int(ending.rawValue).map(Ending.statusClass) ?? .failure },
            page: filter.page, size: HistoryFilter.size)
    }
}

extension BodyShape {
    /// Whether it can be made again from the texts of its form: files are not kept.
    fileprivate var isTextual: Bool {
        switch self {
        case .none, .text: true
        case .binary: false
        case .multipart(let parts):
            parts.allSatisfy { if case .text = $0.content { true } else { false } }
        }
    }
}
