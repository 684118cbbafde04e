import Foundation
import GRDB

/// The bodies of results: small ones in the database, others beside it.
extension ExchangeStore {
    /// Bytes of a body that are held while its result is shown, when it lies beside the database.
    public static let heldBytes = 1_048_576

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
        let row = try await file.read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT spool, bodySize FROM exchanges WHERE id = ? AND session = ? AND createdAt > ?",
                arguments: [id, owner, oldest]
            ).map { (name: $0["spool"] as String?, size: $0["bodySize"] as Int) }
        }
        guard let row else { return nil }
        if let name = row.name { return KeptBody(file: name, size: row.size, of: session, in: spool) }
        let bytes = try await opened("body", of: id, in: session)
        return bytes.map(KeptBody.init)
    }

    /// The oldest results whose bodies lie on disk make room there.
    static func makeRoomOnDisk(in database: Database, session: String, limits: ExchangeLimits) throws {
        let running = "sum(spooledSize) OVER (ORDER BY createdAt DESC, rowid DESC)"
        try database.execute(
            sql: """
                DELETE FROM exchanges WHERE spool IS NOT NULL AND rowid IN (
                    SELECT row FROM (SELECT rowid AS row, \(running) AS bytes FROM exchanges WHERE session = ?)
                    WHERE bytes > ?)
                """,
            arguments: [session, limits.spooledBytes])
        try database.execute(
            sql: """
                DELETE FROM exchanges WHERE spool IS NOT NULL AND rowid IN (
                    SELECT row FROM (SELECT rowid AS row, \(running) AS bytes FROM exchanges) WHERE bytes > ?)
                """,
            arguments: [limits.totalSpooledBytes])
    }
}
