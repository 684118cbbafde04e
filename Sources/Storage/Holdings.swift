import Foundation
import GRDB

/// What a session chose and keeps for one description, read at once: pages need most of it, and each reading takes its time.
/// It stays as it was found; changes go by the stores.
public struct Holdings: Sendable {
    private struct Row: Sendable {
        let kind: String
        let name: String
        let sealed: Data
        /// Where it stands in its list.
        let place: (Int64, Int64)
    }

    private static let preference = "preference"

    private let rows: [Row]
    private let document: String
    private let session: Session

    init(of document: String, in session: Session, file: DatabaseFile) throws(StoreError) {
        let (owner, server, draft) = (
            session.id, SelectionStore.Kind.server.rawValue, SelectionStore.Kind.draft.rawValue
        )
        let rows = try file.lookUp { database in
            try database.rows(
                """
                SELECT kind, name, sealed, 0, 0 FROM selections WHERE session = ? AND document = ? AND kind = ?
                UNION ALL
                SELECT ?, name, sealed, 0, 0 FROM selections
                WHERE session = ? AND document = '' AND kind = ? AND name IN (\(Preference.list))
                UNION ALL
                SELECT kind, id, sealed, createdAt, rowid FROM kept WHERE session = ? AND document = ?
                """,
                [owner, document, server, Self.preference, owner, draft, owner, document]
            ).map { Row(kind: $0[0], name: $0[1], sealed: $0[2], place: ($0[3], $0[4])) }
        }
        self.rows = rows.sorted { $0.place < $1.place }
        self.document = document
        self.session = session
    }

    /// The servers chosen, by the name of their list; the document's own list has the empty name.
    public func servers() throws(StoreError) -> [String: ServerSelection] {
        let kind = SelectionStore.Kind.server.rawValue
        var chosen: [String: ServerSelection] = [:]
        for row in rows where row.kind == kind {
            let identity = try SelectionStore.identity([session.id, document, kind, row.name])
            chosen[row.name] = try SelectionStore.server(session.seal.open(Array(row.sealed), for: identity))
        }
        return chosen
    }

    /// What the session chose for all descriptions; nil where it did not.
    public func value(of preference: Preference) throws(StoreError) -> String? {
        guard let row = rows.first(where: { $0.kind == Self.preference && $0.name == preference.rawValue }) else {
            return nil
        }
        let identity = try SelectionStore.identity(preference.key(in: session))
        return try preference.value(session.seal.open(Array(row.sealed), for: identity))
    }

    /// What a list keeps for the description, the oldest first.
    ///
    /// - Throws: ``StoreError`` with `brokenSeal` for what was changed or moved.
    public func items<Value>(of list: SessionList<Value>) throws(StoreError) -> [SessionList<Value>.Item] {
        var items: [SessionList<Value>.Item] = []
        for row in rows where row.kind == list.kind {
            items.append(try list.item(row.name, row.sealed, document: document, in: session))
        }
        return items
    }
}

extension Store {
    /// What a session chose and keeps for a description.
    public func holdings(of document: String, in session: Session) throws(StoreError) -> Holdings {
        try Holdings(of: document, in: session, file: file)
    }
}
