import Egress
import Execution
import Foundation
import HTTPTypes
import OpenAPI
import Storage

extension Environment {
    /// Keeps an exchange for the session; one that is too large is shown all the same and not kept.
    ///
    /// - Parameters:
    ///   - spooled: the response's body, when it is too large to be held.
    ///   - form: what the call was made from, so that it can be made again.
    func keep(
        _ exchange: Exchange, spooled: SpoolWriter? = nil, form: FormDraft? = nil, document: String,
        in session: Session
    ) async throws -> KeptExchange {
        let draft = ExchangeDraft(
            document: document, operation: exchange.operation, method: exchange.request.method.rawValue,
            status: exchange.response?.status, duration: exchange.response?.timing.total.microseconds,
            payload: exchange.payload(), body: spooled == nil ? exchange.response?.body ?? [] : [],
            spooled: spooled, form: form)
        do {
            let id = try await add(draft, in: session).id
            return KeptExchange(id: id, exchange: exchange)
        } catch let error as StoreError where error.code == .tooLarge {
            return KeptExchange(id: nil, exchange: exchange)
        }
    }

    private func add(_ draft: ExchangeDraft, in session: Session) async throws -> ExchangeRecord {
        try await store.exchanges.add(draft, in: session)
    }

    /// A kept exchange of this session, nil when it is gone or another's; throws when the share has no room for its body.
    func exchange(_ id: String, in session: Session, _ share: BodyBudget.Share?) async throws -> KeptExchange? {
        guard let record = try await store.exchanges.record(id, in: session) else { return nil }
        try share?.take(copiesOf: record.isSpooled ? ExchangeStore.heldBytes : record.bodySize)
        guard let payload = try await store.exchanges.payload(of: id, in: session) else { return nil }
        let body = try await store.exchanges.body(of: id, in: session) ?? []
        guard let exchange = Exchange(payload: payload, body: body, rest: record.bodySize - body.count) else {
            return nil
        }
        return KeptExchange(id: id, exchange: exchange)
    }

    /// Seconds for which a result stands on its operation's page; the history has it longer.
    private static let freshness: TimeInterval = 15 * 60

    /// The exchange that was asked for, else the newest of an operation unless it is old; nil when none is kept.
    func newestExchange(
        of operation: OpenAPI.Operation, document: String, asked: String?, in session: Session,
        _ share: BodyBudget.Share?
    ) async throws -> KeptExchange? {
        if let asked, let record = try await store.exchanges.record(asked, in: session),
            record.document == document, record.operation == operation.id.description
        {
            return try await exchange(asked, in: session, share)
        }
        let query = ExchangeQuery(document: document, operation: operation.id.description, size: 1)
        guard let record = try await store.exchanges.list(query, in: session).first,
            store.now().timeIntervalSince(record.createdAt) < Self.freshness
        else { return nil }
        return try await exchange(record.id, in: session, share)
    }
}

extension Duration {
    /// Whole microseconds; total for every duration.
    var microseconds: Int {
        let (seconds, attoseconds) = components
        let whole = seconds.multipliedReportingOverflow(by: 1_000_000)
        return whole.overflow ? 0 : Int(whole.partialValue &+ attoseconds / 1_000_000_000_000)
    }
}
