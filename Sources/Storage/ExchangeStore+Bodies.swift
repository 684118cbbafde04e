import Foundation
import GRDB

/// The bodies of results: small ones in the database, others beside it.
extension ExchangeStore {
    /// Bytes of a body that are held while its result is shown, when it lies beside the database.
    public static let heldBytes = 1_048_576
    /// Bytes of a sealed value that are read at once; a longer one is read where nobody else waits for it.
    private static let promptBytes = 262_144

    /// Bytes of a sealed payload or body that are read with the record.
    private static let shortBytes = 65_536

    /// A kept result with its payload and body, read at once where they are short; either is nil where it is to be read by
    /// itself. Nil when it is gone or another session's.
    public func result(
        _ id: String, in session: Session
    ) async throws(StoreError) -> (record: ExchangeRecord, payload: [UInt8]?, body: [UInt8]?)? {
        let (owner, oldest) = (session.id, oldest)
        let found = try file.lookUp { database in
            try database.row(
                """
                SELECT \(Self.columns), CASE WHEN length(payload) <= ? THEN payload END,
                    CASE WHEN length(body) <= ? AND spool IS NULL THEN body END
                FROM exchanges WHERE id = ? AND session = ? AND createdAt > ?
                """,
                [Self.shortBytes, Self.shortBytes, id, owner, oldest]
            ).map { (record: ExchangeRecord(row: $0), payload: $0[10] as Data?, body: $0[11] as Data?) }
        }
        guard let found else { return nil }
        return try (
            found.record, opened(found.payload, "payload", id, session), opened(found.body, "body", id, session)
        )
    }

    private func opened(
        _ sealed: Data?, _ column: String, _ id: String, _ session: Session
    ) throws(StoreError) -> [UInt8]? {
        guard let sealed else { return nil }
        return try session.seal.open(Array(sealed), for: Self.identity(id, column, session))
    }

    /// A place on disk for the body of a result that is being received.
    public func spool(in session: Session) throws(StoreError) -> SpoolWriter {
        try SpoolWriter(name: Base64URL.encode(randomBytes(16)), session: session, spool: spool)
    }

    /// The response body byte for byte, of one on disk its first ``heldBytes``; nil when it is gone or another session's.
    public func body(of id: String, in session: Session) async throws(StoreError) -> [UInt8]? {
        let body = try await keptBody(of: id, in: session)
        guard let body else { return nil }
        return try await body.read(from: 0, count: body.isOnDisk ? Self.heldBytes : body.size)
    }

    /// The response body, to be read from anywhere in it; nil when it is gone or another session's.
    public func keptBody(of id: String, in session: Session) async throws(StoreError) -> KeptBody? {
        let (owner, oldest) = (session.id, oldest)
        let row = try file.lookUp { database in
            try database.row(
                "SELECT spool, bodySize FROM exchanges WHERE id = ? AND session = ? AND createdAt > ?",
                [id, owner, oldest]
            ).map { (name: $0["spool"] as String?, size: $0["bodySize"] as Int) }
        }
        guard let row else { return nil }
        if let name = row.name { return KeptBody(file: name, size: row.size, of: session, in: spool) }
        let bytes = try await opened("body", of: id, in: session)
        return bytes.map(KeptBody.init)
    }

    /// A sealed column of a result, opened; nil when it is empty, or the result is gone or another session's.
    func opened(_ column: String, of id: String, in session: Session) async throws(StoreError) -> [UInt8]? {
        let (owner, oldest) = (session.id, oldest)
        let condition = "FROM exchanges WHERE id = ? AND session = ? AND createdAt > ?"
        let found = try file.lookUp { database in
            try database.row(
                "SELECT length(\(column)), CASE WHEN length(\(column)) <= ? THEN \(column) END \(condition)",
                [Self.promptBytes, id, owner, oldest]
            ).map { (size: $0[0] as Int?, sealed: $0[1] as Data?) }
        }
        guard let found, found.size != nil else { return nil }
        var sealed = found.sealed
        if sealed == nil {
            sealed = try await file.read { database in
                try Data?.fetchOne(database, sql: "SELECT \(column) \(condition)", arguments: [id, owner, oldest])
                    ?? nil
            }
        }
        return try opened(sealed, column, id, session)
    }
}
