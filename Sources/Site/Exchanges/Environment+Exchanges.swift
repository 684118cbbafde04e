import Execution
import HTTPTypes
import OpenAPI
import Storage

extension Environment {
    /// Keeps an exchange for the session; one that is too large is shown all the same and not kept.
    func keep(_ exchange: Exchange, document: String, in session: Session) async throws -> KeptExchange {
        let draft = ExchangeDraft(
            document: document, operation: exchange.operation, method: exchange.request.method.rawValue,
            status: exchange.response?.status, payload: exchange.payload(), body: exchange.response?.body ?? [])
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
        try share?.take(copiesOf: record.bodySize)
        guard let payload = try await store.exchanges.payload(of: id, in: session) else { return nil }
        let body = try await store.exchanges.body(of: id, in: session) ?? []
        guard let exchange = Exchange(payload: payload, body: body) else { return nil }
        return KeptExchange(id: id, exchange: exchange)
    }

    /// The exchange that was asked for, else the newest of an operation; nil when none is kept.
    func newestExchange(
        of operation: OpenAPI.Operation, document: String, asked: String?, in session: Session,
        _ share: BodyBudget.Share?
    ) async throws -> KeptExchange? {
        let records = try await store.exchanges.list(
            operation: operation.id.description, document: document, in: session)
        guard let record = records.first(where: { $0.id == asked }) ?? records.first else { return nil }
        return try await exchange(record.id, in: session, share)
    }
}
