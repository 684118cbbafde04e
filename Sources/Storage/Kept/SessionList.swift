import Foundation
import GRDB

/// A short list that a session keeps for a document, sealed: what its owner named and may take away again (THREATS N9, B1).
public struct SessionList<Value: Codable & Sendable & Hashable>: Sendable {
    /// One of the list, with what names it in forms.
    public struct Item: Sendable, Hashable, Identifiable {
        /// 128 random bits, URL safe; means nothing outside its session.
        public let id: String
        public let value: Value
    }

    let file: DatabaseFile
    /// Tells the lists of one table apart.
    let kind: String
    let countLimit: Int
    let now: @Sendable () -> Date
    let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    /// All of a document, the oldest first.
    ///
    /// - Throws: ``StoreError`` with `brokenSeal` for what was changed or moved.
    public func list(document: String, in session: Session) async throws(StoreError) -> [Item] {
        let key = [session.id, document, kind]
        let rows = try file.lookUp { database in
            try database.rows(
                """
                SELECT id, sealed FROM kept WHERE session = ? AND document = ? AND kind = ? ORDER BY createdAt, rowid
                """,
                StatementArguments(key)
            ).map { (id: $0[0] as String, sealed: $0[1] as Data) }
        }
        var items: [Item] = []
        for row in rows { items.append(try item(row.id, row.sealed, document: document, in: session)) }
        return items
    }

    /// One of the list as its row has it.
    func item(
        _ id: String, _ sealed: Data, document: String, in session: Session
    ) throws(StoreError) -> Item {
        let identity = try Self.identity([session.id, document, kind, id])
        let bytes = try session.seal.open(Array(sealed), for: identity)
        return Item(id: id, value: try JSONText.value(Value.self, from: String(decoding: bytes, as: UTF8.self)))
    }

    /// Adds one, or puts it in the place of the one with that id.
    ///
    /// - Throws: ``StoreError`` with `tooMany` when the list is full.
    @discardableResult
    public func put(
        _ value: Value, inPlaceOf id: String? = nil, document: String, in session: Session
    ) async throws(StoreError) -> Item {
        let id = id ?? Base64URL.encode(randomBytes(16))
        let (owner, kind, limit) = (session.id, kind, countLimit)
        let text = try JSONText.of(value)
        let sealed = try Data(session.seal.seal(Array(text.utf8), for: Self.identity([owner, document, kind, id])))
        let moment = Timestamp(now()).milliseconds
        try await file.write { database in
            try database.execute(
                sql: """
                    INSERT INTO kept (session, document, kind, id, sealed, createdAt) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET sealed = excluded.sealed
                    """,
                arguments: [owner, document, kind, id, sealed, moment])
            let count = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM kept WHERE session = ? AND document = ? AND kind = ?",
                arguments: [owner, document, kind])
            guard count ?? 0 <= limit else {
                throw StoreError(.tooMany, "A session keeps at most \(limit) of these; remove one first.")
            }
        }
        return Item(id: id, value: value)
    }

    /// Forgets one, or all of a document, and clears the traces from the file.
    public func remove(_ id: String? = nil, document: String, in session: Session) async throws(StoreError) {
        let (owner, kind) = (session.id, kind)
        try await file.write { database in
            try database.execute(
                sql: "DELETE FROM kept WHERE session = ? AND document = ? AND kind = ? AND id = ifnull(?, id)",
                arguments: [owner, document, kind, id])
        }
        try await file.truncateLog()
    }

    private static func identity(_ key: [String]) throws(StoreError) -> RowIdentity {
        try RowIdentity(table: "kept", column: "sealed", key: key)
    }
}
