import Foundation
import GRDB

/// What a session chose and typed, sealed because people type secrets anywhere: servers per document, drafts per operation.
public struct SelectionStore: Sendable {
    /// Bytes of one draft at most.
    public static let draftLimit = 262_144
    /// Selections and drafts of one session at most; the one unchanged for longest makes room.
    public static let countLimit = 200
    /// Seconds for which what was kept counts as kept just now.
    private static let freshness: Int64 = 60

    enum Kind: String {
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
        let rows = try file.lookUp { database in
            try database.rows(
                "SELECT name, sealed FROM selections WHERE session = ? AND document = ? AND kind = ?",
                [id, document, kind]
            ).map { row -> (String, Data) in (row[0], row[1]) }
        }
        var chosen: [String: ServerSelection] = [:]
        for (name, sealed) in rows {
            let identity = try Self.identity([session.id, document, kind, name])
            chosen[name] = try Self.server(session.seal.open(Array(sealed), for: identity))
        }
        return chosen
    }

    /// Keeps the choice of a server among those of a list.
    ///
    /// - Throws: ``StoreError`` with `tooLarge` above ``draftLimit``.
    public func choose(
        _ server: ServerSelection, among list: String = "", for document: String, in session: Session
    ) async throws(StoreError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = (try? encoder.encode(server)).map(Array.init) ?? []
        try await keep(bytes, .server, list, document: document, in: session)
    }

    /// The form of an operation as it was last typed; nil when it was not.
    public func draft(
        of operation: String, document: String, in session: Session
    ) async throws(StoreError) -> FormDraft? {
        let key = [session.id, document, Kind.draft.rawValue, operation]
        guard let row = try row(of: key) else { return nil }
        return try FormDraft(json: session.seal.open(Array(row.sealed), for: Self.identity(key)))
    }

    /// Keeps a form as typed. Files are not part of it.
    ///
    /// - Throws: ``StoreError`` with `tooLarge` above ``draftLimit``.
    public func keep(
        _ draft: FormDraft, of operation: String, document: String, in session: Session
    ) async throws(StoreError) {
        try await keep(draft.json, .draft, operation, document: document, in: session)
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
    static func identity(_ key: [String]) throws(StoreError) -> RowIdentity {
        try RowIdentity(table: "selections", column: "sealed", key: key)
    }

    /// Nil for what an older Portico wrote otherwise: it is forgotten, not an error.
    static func server(_ bytes: [UInt8]) -> ServerSelection? {
        try? JSONDecoder().decode(ServerSelection.self, from: Data(bytes))
    }

    private func row(of key: [String]) throws(StoreError) -> (sealed: Data, changedAt: Timestamp)? {
        try file.lookUp { database in
            try database.row(
                """
                SELECT sealed, changedAt FROM selections WHERE session = ? AND document = ? AND kind = ? AND name = ?
                """,
                StatementArguments(key)
            ).map { ($0[0], Timestamp(milliseconds: $0[1])) }
        }
    }

    /// Whether just this was kept a moment ago, so that it need not be written again.
    private func isKept(
        _ bytes: [UInt8], _ key: [String], at moment: Timestamp, _ session: Session
    ) throws(StoreError) -> Bool {
        let row = try row(of: key)
        guard let row, row.changedAt > moment.minus(seconds: Self.freshness) else { return false }
        return try session.seal.open(Array(row.sealed), for: Self.identity(key)) == bytes
    }

    private func keep(
        _ bytes: [UInt8], _ kind: Kind, _ name: String, document: String, in session: Session
    ) async throws(StoreError) {
        guard bytes.count <= Self.draftLimit else {
            throw StoreError(.tooLarge, "What was typed is larger than \(Self.draftLimit) bytes and is not kept.")
        }
        let key = [session.id, document, kind.rawValue, name]
        let moment = Timestamp(now())
        // What cannot be opened is no reason to keep nothing in its place.
        if (try? isKept(bytes, key, at: moment, session)) == true { return }
        let sealed = try Data(session.seal.seal(bytes, for: Self.identity(key)))
        let row: [any DatabaseValueConvertible & Sendable] = [
            session.id, document, kind.rawValue, name, sealed, moment.milliseconds,
        ]
        try await file.writeLightly(size: sealed.count) { database in
            try database.run(
                """
                INSERT INTO selections (session, document, kind, name, sealed, changedAt) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET sealed = excluded.sealed, changedAt = excluded.changedAt
                """,
                StatementArguments(row.map { $0 as any DatabaseValueConvertible }))
            try database.run(
                """
                DELETE FROM selections WHERE rowid IN (
                    SELECT rowid FROM selections WHERE session = ? ORDER BY changedAt DESC, rowid DESC LIMIT -1 OFFSET ?)
                """,
                [session.id, Self.countLimit])
        }
    }
}
