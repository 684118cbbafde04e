import Foundation
import GRDB

/// Results of Execute, the session's history: sealed, of one session alone, gone on Clear and with the session, the oldest when
/// they are too many (THREATS V7).
public struct ExchangeStore: Sendable {
    static let columns = """
        id, document, operation, method, status, createdAt, bodySize, duration, form IS NOT NULL AS hasForm, \
        spool IS NOT NULL AS isSpooled
        """

    let file: DatabaseFile
    public let limits: ExchangeLimits
    let spool: Spool
    let now: @Sendable () -> Date
    let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    /// Keeps a result; older ones make room.
    ///
    /// - Throws: ``StoreError`` with `tooLarge` when it alone is above the session's bytes.
    public func add(_ draft: ExchangeDraft, in session: Session) async throws(StoreError) -> ExchangeRecord {
        let record = ExchangeRecord(
            id: Base64URL.encode(randomBytes(16)), document: draft.document, operation: draft.operation,
            method: draft.method, status: draft.status, createdAt: Timestamp(now()).date,
            bodySize: draft.spooled?.size ?? draft.body.count, isSpooled: draft.spooled != nil,
            duration: draft.duration, hasForm: draft.form != nil)
        let payload = try session.seal.sealed(draft.payload, for: Self.identity(record.id, "payload", session))
        let body = try session.seal.sealed(draft.body, for: Self.identity(record.id, "body", session))
        let form = try sealed(draft.form, of: record.id, session)
        let size = payload.count + body.count + (form?.count ?? 0)
        guard size <= limits.bytes else {
            throw StoreError(.tooLarge, "The result has \(size) bytes and is not kept; \(limits.bytes) are the limit.")
        }
        try await draft.spooled?.finish()
        let spooled = draft.spooled.map { ($0.name, SpoolSeal.sealedSize(of: $0.size)) }
        try await file.writeLightly(size: size) { [limits] database in
            try database.run(
                """
                INSERT INTO exchanges (id, session, document, operation, method, status, createdAt, bodySize, \
                storedSize, payload, body, form, duration, spool, spooledSize) \
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    record.id, session.id, record.document, record.operation, record.method, record.status,
                    Timestamp(record.createdAt).milliseconds, record.bodySize, size, payload, body, form,
                    record.duration, spooled?.0, spooled?.1 ?? 0,
                ])
            try Self.makeRoom(in: database, session: session.id, limits: limits)
            if spooled != nil { try Self.makeRoomOnDisk(in: database, session: session.id, limits: limits) }
        }
        draft.spooled?.keep()
        try await spool.reconcile(file)
        return record
    }

    /// The kept results of an operation, newest first.
    public func list(
        operation: String, document: String, in session: Session
    ) async throws(StoreError) -> [ExchangeRecord] {
        try await list(
            ExchangeQuery(document: document, operation: operation, size: ExchangeQuery.sizeLimit), in: session)
    }

    /// A page of the kept results that fit, newest first.
    public func list(_ query: ExchangeQuery, in session: Session) async throws(StoreError) -> [ExchangeRecord] {
        let (id, oldest) = (session.id, oldest)
        return try await file.read { database in
            let (condition, values) = query.condition
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.columns) FROM exchanges WHERE session = ? AND createdAt > ? AND \(condition)
                    ORDER BY createdAt DESC, rowid DESC LIMIT ? OFFSET ?
                    """,
                arguments: [id, oldest] + StatementArguments(values) + [query.limit, query.offset]
            ).map(ExchangeRecord.init(row:))
        }
    }

    /// How many kept results fit.
    public func count(_ query: ExchangeQuery, in session: Session) async throws(StoreError) -> Int {
        let (id, oldest) = (session.id, oldest)
        return try await file.read { database in
            let (condition, values) = query.condition
            return try Int.fetchOne(
                database, sql: "SELECT count(*) FROM exchanges WHERE session = ? AND createdAt > ? AND \(condition)",
                arguments: [id, oldest] + StatementArguments(values))
        } ?? 0
    }

    /// One kept result; nil when it is gone or another session's.
    public func record(_ id: String, in session: Session) async throws(StoreError) -> ExchangeRecord? {
        let (owner, oldest) = (session.id, oldest)
        return try file.lookUp { database in
            try database.row(
                "SELECT \(Self.columns) FROM exchanges WHERE id = ? AND session = ? AND createdAt > ?",
                [id, owner, oldest]
            ).map(ExchangeRecord.init(row:))
        }
    }

    /// What was given as payload; nil when it is gone or another session's.
    public func payload(of id: String, in session: Session) async throws(StoreError) -> [UInt8]? {
        try await opened("payload", of: id, in: session)
    }

    /// The form that the call was made from; nil when none was kept, or it is gone or another session's.
    public func form(of id: String, in session: Session) async throws(StoreError) -> FormDraft? {
        guard let bytes = try await opened("form", of: id, in: session) else { return nil }
        guard let form = FormDraft(json: bytes) else {
            throw StoreError(.unavailable, "A form in the store is not in a form that can be read.")
        }
        return form
    }

    /// Forgets one result.
    public func remove(_ id: String, in session: Session) async throws(StoreError) {
        let owner = session.id
        try await file.write { database in
            try database.execute(sql: "DELETE FROM exchanges WHERE id = ? AND session = ?", arguments: [id, owner])
        }
        try await spool.reconcile(file)
    }

    /// Forgets all results of the session.
    public func removeAll(in session: Session) async throws(StoreError) {
        let owner = session.id
        try await file.write { try $0.execute(sql: "DELETE FROM exchanges WHERE session = ?", arguments: [owner]) }
        try await spool.reconcile(file)
    }

    /// Forgets all results of the session that were called by one description.
    public func removeAll(of document: String, in session: Session) async throws(StoreError) {
        let owner = session.id
        try await file.write { database in
            try database.execute(
                sql: "DELETE FROM exchanges WHERE session = ? AND document = ?", arguments: [owner, document])
        }
        try await spool.reconcile(file)
    }

    /// Deletes what is older than the limit.
    func sweep() async throws(StoreError) {
        let oldest = oldest
        try await file.write { try $0.execute(sql: "DELETE FROM exchanges WHERE createdAt <= ?", arguments: [oldest]) }
    }
}

extension ExchangeStore {
    var oldest: Int64 { Timestamp(now()).minus(seconds: limits.lifetime).milliseconds }

    private func sealed(_ form: FormDraft?, of id: String, _ session: Session) throws(StoreError) -> Data? {
        guard let form else { return nil }
        return try session.seal.sealed(form.json, for: Self.identity(id, "form", session))
    }

    static func identity(_ id: String, _ column: String, _ session: Session) throws(StoreError) -> RowIdentity {
        try RowIdentity(table: "exchanges", column: column, key: [session.id, id])
    }
}

extension ExchangeRecord {
    /// By the places of ``ExchangeStore/columns``: to look for names takes longer than to read the values.
    init(row: Row) {
        self.init(
            id: row[0], document: row[1], operation: row[2], method: row[3], status: row[4],
            createdAt: Timestamp(milliseconds: row[5]).date, bodySize: row[6], isSpooled: row[9], duration: row[7],
            hasForm: row[8])
    }
}
