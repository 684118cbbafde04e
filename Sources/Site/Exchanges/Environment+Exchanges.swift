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

    /// A kept exchange of this session, nil when it is gone or another's, or not of the operation that is asked for; throws when
    /// the share has no room for its body.
    func exchange(
        _ id: String, of operation: (document: String, operation: String)? = nil, in session: Session,
        _ share: BodyBudget.Share?
    ) async throws -> KeptExchange? {
        guard let (record, payload, body) = try await store.exchanges.result(id, in: session) else { return nil }
        if let operation, (record.document, record.operation) != operation { return nil }
        try share?.take(copiesOf: record.isSpooled ? ExchangeStore.heldBytes : record.bodySize)
        var content = (payload: payload, body: body)
        if content.payload == nil { content.payload = try await store.exchanges.payload(of: id, in: session) }
        if content.body == nil { content.body = try await store.exchanges.body(of: id, in: session) }
        guard let payload = content.payload else { return nil }
        let bytes = content.body ?? []
        return Exchange(payload: payload, body: bytes, rest: record.bodySize - bytes.count).map {
            KeptExchange(id: id, exchange: $0)
        }
    }

    /// Seconds for which a result stands on its operation's page; the history has it longer.
    private static let freshness: TimeInterval = 15 * 60

    /// The exchange that was asked for, else the newest of an operation unless it is old; nil when none is kept.
    func newestExchange(
        of operation: OpenAPI.Operation, document: String, asked: String?, in session: Session,
        _ share: BodyBudget.Share?
    ) async throws -> KeptExchange? {
        let wanted = (document, operation.id.description)
        if let asked, let kept = try await exchange(asked, of: wanted, in: session, share) { return kept }
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
