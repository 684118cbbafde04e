public import Authorization
public import Egress
import Foundation
import GRDB

/// Credentials that people entered: of one session, document, scheme and origin, sealed (THREATS A1, A2, N9).
public struct CredentialStore: Sendable {
    /// Credentials of one session in use at most.
    public static let countLimit = 32
    /// Credentials of all further identities of one session at most.
    public static let identityCountLimit = 96

    let file: DatabaseFile

    /// All credentials of a document in this session, by scheme and origin.
    ///
    /// - Throws: ``StoreError`` with `brokenSeal` for what was changed, moved, or put back after it was replaced or removed.
    public func list(document: String, in session: Session) async throws(StoreError) -> [SavedCredential] {
        let mark = CredentialMark(of: session)
        let rows = try file.lookUp { database in
            try mark.checked(in: database).filter { $0.document == document }
        }
        var saved: [SavedCredential] = []
        for row in rows {
            let identity = try Self.identity(session.id, document, row.scheme, row.origin)
            let payload = try session.seal.open(Array(row.sealed), for: identity)
            guard let origin = try? Origin(parsing: row.origin),
                let credential = SavedCredential(scheme: row.scheme, origin: origin, payload: payload)
            else { throw StoreError(.brokenSeal, "A sealed credential is not in a form that can be read.") }
            saved.append(credential)
        }
        return saved
    }

    /// Keeps a credential in place of one for the same scheme and origin.
    ///
    /// - Throws: ``StoreError`` with `tooMany` beyond ``countLimit``.
    public func put(_ saved: SavedCredential, document: String, in session: Session) async throws(StoreError) {
        let (id, scheme, origin) = (session.id, saved.scheme, saved.origin.description)
        let sealed = try Data(session.seal.seal(saved.payload, for: Self.identity(id, document, scheme, origin)))
        let mark = CredentialMark(of: session)
        let isIdentity = Identity.isOwner(document)
        let limit = isIdentity ? Self.identityCountLimit : Self.countLimit
        try await file.write { database in
            try mark.marking(in: database) {
                try database.execute(
                    sql: """
                        INSERT INTO credentials (session, document, scheme, origin, sealed) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO UPDATE SET sealed = excluded.sealed
                        """,
                    arguments: [id, document, scheme, origin, sealed])
            }
            let count = try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM credentials WHERE session = ? AND (instr(document, '/') > 0) = ?",
                arguments: [id, isIdentity])
            guard count ?? 0 <= limit else {
                throw StoreError(.tooMany, "A session keeps at most \(limit) credentials; log out of one first.")
            }
        }
    }

    /// Puts one document's credentials in place of all of another's: those in use in place of an identity's, or the reverse.
    ///
    /// - Throws: ``StoreError`` with `tooMany` beyond ``countLimit``.
    public func copy(from source: String, to target: String, in session: Session) async throws(StoreError) {
        let saved = try await list(document: source, in: session)
        try await removeAll(document: target, in: session)
        for credential in saved { try await put(credential, document: target, in: session) }
    }

    /// How many credentials the session keeps, over all documents.
    public func count(in session: Session) async throws(StoreError) -> Int {
        let id = session.id
        return try await file.read { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM credentials WHERE session = ?", arguments: [id]) ?? 0
        }
    }

    /// Forgets a scheme's credentials, for one origin or for all.
    public func remove(
        scheme: String, origin: Origin? = nil, document: String, in session: Session
    ) async throws(StoreError) {
        let (id, origin, mark) = (session.id, origin?.description, CredentialMark(of: session))
        try await file.write { database in
            try mark.marking(in: database) {
                try database.execute(
                    sql: """
                        DELETE FROM credentials
                        WHERE session = ? AND document = ? AND scheme = ? AND origin = ifnull(?, origin)
                        """,
                    arguments: [id, document, scheme, origin])
            }
        }
        try await file.truncateLog()
    }

    /// Forgets all credentials of the session, for one document or for all.
    public func removeAll(document: String? = nil, in session: Session) async throws(StoreError) {
        let (id, mark) = (session.id, CredentialMark(of: session))
        try await file.write { database in
            try mark.marking(in: database) {
                try database.execute(
                    sql: "DELETE FROM credentials WHERE session = ? AND document = ifnull(?, document)",
                    arguments: [id, document])
            }
        }
        try await file.truncateLog()
    }

    private static func identity(
        _ session: String, _ document: String, _ scheme: String, _ origin: String
    ) throws(StoreError) -> RowIdentity {
        try RowIdentity(table: "credentials", column: "sealed", key: [session, document, scheme, origin])
    }
}
