import Foundation
import GRDB

/// What a session chose and typed, sealed because people type secrets anywhere: servers per document, drafts per operation.
public struct SelectionStore: Sendable {
    /// Bytes of one draft at most.
    public static let draftLimit = 262_144
    /// Selections and drafts of one session at most; the one unchanged for longest makes room.
    public static let countLimit = 200

    private enum Kind: String {
        case server, draft
    }

    let file: DatabaseFile
    let now: @Sendable () -> Date

    /// The server chosen for a document; nil when none was.
    public func server(of document: String, in session: Session) async throws(StoreError) -> ServerSelection? {
        try await servers(of: document, in: session)[""]
    }

    /// The servers chosen for a document, by the name of their list; the document's own list has the empty name.
    public func servers(of document: String, in session: Session) async throws(StoreError) -> [String: ServerSelection]
    {
        let (id, kind) = (session.id, Kind.server.rawValue)
        let rows = try await file.read { database in
            try Row.fetchAll(
                database, sql: "SELECT name, sealed FROM selections WHERE session = ? AND document = ? AND kind = ?",
                arguments: [id, document, kind]
            ).map { row -> (String, Data) in (row["name"], row["sealed"]) }
        }
        var chosen: [String: ServerSelection] = [:]
        for (name, sealed) in rows {
            chosen[name] = try opened(sealed, [session.id, document, kind, name], session)
        }
        return chosen
    }

    /// Keeps the choice of a server among those of a list.
    ///
    /// - Throws: ``StoreError`` with `tooLarge` above ``draftLimit``.
    public func choose(
        _ server: ServerSelection, among list: String = "", for document: String, in session: Session
    ) async throws(StoreError) {
        try await keep(server, .server, list, document: document, in: session)
    }

    /// The form of an operation as it was last typed; nil when it was not.
    public func draft(
        of operation: String, document: String, in session: Session
    ) async throws(StoreError) -> FormDraft? {
        try await value(.draft, operation, document: document, in: session)
    }

    /// Keeps a form as typed. Files are not part of it.
    ///
    /// - Throws: ``StoreError`` with `tooLarge` above ``draftLimit``.
    public func keep(
        _ draft: FormDraft, of operation: String, document: String, in session: Session
    ) async throws(StoreError) {
        try await keep(draft, .draft, operation, document: document, in: session)
    }

    /// Forgets a form.
    public func removeDraft(of operation: String, document: String, in session: Session) async throws(StoreError) {
        let key = [session.id, document, Kind.draft.rawValue, operation]
        try await file.write { database in
            try database.execute(
                sql: "DELETE FROM selections WHERE session = ? AND document = ? AND kind = ? AND name = ?",
                arguments: StatementArguments(key))
        }
    }
}

extension SelectionStore {
    private static func identity(_ key: [String]) throws(StoreError) -> RowIdentity {
        try RowIdentity(table: "selections", column: "sealed", key: key)
    }

    private func value<Value: Decodable>(
        _ kind: Kind, _ name: String, document: String, in session: Session
    ) async throws(StoreError) -> Value? {
        let key = [session.id, document, kind.rawValue, name]
        let sealed = try await file.read { database in
            try Data.fetchOne(
                database,
                sql: "SELECT sealed FROM selections WHERE session = ? AND document = ? AND kind = ? AND name = ?",
                arguments: StatementArguments(key))
        }
        return try sealed.flatMap { sealed throws(StoreError) in try opened(sealed, key, session) }
    }

    private func opened<Value: Decodable>(
        _ sealed: Data, _ key: [String], _ session: Session
    ) throws(StoreError) -> Value? {
        let bytes = try session.seal.open(Array(sealed), for: Self.identity(key))
        // A form that an older Portico wrote otherwise is forgotten, not an error.
        return try? JSONDecoder().decode(Value.self, from: Data(bytes))
    }

    private func keep(
        _ value: some Encodable, _ kind: Kind, _ name: String, document: String, in session: Session
    ) async throws(StoreError) {
        guard let bytes = try? JSONEncoder().encode(value), bytes.count <= Self.draftLimit else {
            throw StoreError(.tooLarge, "What was typed is larger than \(Self.draftLimit) bytes and is not kept.")
        }
        let key = [session.id, document, kind.rawValue, name]
        let sealed = try Data(session.seal.seal(Array(bytes), for: Self.identity(key)))
        let changedAt = Timestamp(now()).milliseconds
        let row: [any DatabaseValueConvertible & Sendable] = [
            session.id, document, kind.rawValue, name, sealed, changedAt,
        ]
        try await file.writeLightly { database in
            try database.execute(
                sql: """
                    INSERT INTO selections (session, document, kind, name, sealed, changedAt) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET sealed = excluded.sealed, changedAt = excluded.changedAt
                    """,
                arguments: StatementArguments(row.map { $0 as any DatabaseValueConvertible }))
            try database.execute(
                sql: """
                    DELETE FROM selections WHERE rowid IN (
                        SELECT rowid FROM selections WHERE session = ? ORDER BY changedAt DESC, rowid DESC LIMIT -1 OFFSET ?)
                    """,
                arguments: [session.id, Self.countLimit])
        }
    }
}
