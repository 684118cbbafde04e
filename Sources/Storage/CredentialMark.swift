import Crypto
import Foundation
import GRDB

/// Tells whether a session's credentials are those that it kept last: an older row put back in place of a newer one, or of
/// one that was removed, opens as well as ever and yet must not count (THREATS B2).
///
/// The mark is a keyed digest over all rows of the session, kept in the session's own row. Only the session's cookie leads to
/// the key.
struct CredentialMark {
    /// A row of the table.
    struct Entry: Sendable {
        let document: String
        let scheme: String
        let origin: String
        let sealed: Data
    }

    private let session: String
    private let values: SymmetricKey

    init(of session: Session) {
        self.session = session.id
        values = session.keys.values
    }

    /// Made where there is something to mark: most sessions keep nothing.
    private var key: SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: values, info: Array("portico/credential-mark/v1".utf8), outputByteCount: 32)
    }

    /// All rows of the session, once they are known to be those that it kept last.
    ///
    /// - Throws: ``StoreError`` with `brokenSeal` when they are not.
    func checked(in database: Database) throws -> [Entry] {
        let (entries, mark) = try rows(in: database)
        guard isRight(mark, for: entries) else {
            throw StoreError(
                .brokenSeal, "The credentials are not those that the session kept last: one was put back or taken away."
            )
        }
        return entries
    }

    /// Makes a change and marks what it leaves. Rows that were wrong before stay so, as a change does not make them right.
    func marking(in database: Database, _ change: () throws -> Void) throws {
        let (before, mark) = try rows(in: database)
        let wasRight = isRight(mark, for: before)
        try change()
        let left = try rows(in: database).entries
        guard wasRight || left.isEmpty else { return }
        let renewed = left.isEmpty ? nil : Data(HMAC<SHA256>.authenticationCode(for: bytes(of: left), using: key))
        try database.execute(
            sql: "UPDATE sessions SET credentialsMark = ? WHERE id = ?", arguments: [renewed, session])
    }

    /// The rows and their mark as one statement sees them, so that no change can come between the two. With the session its
    /// credentials are gone too.
    private func rows(in database: Database) throws -> (entries: [Entry], mark: Data?) {
        let rows = try database.rows(
            """
            SELECT credentialsMark, document, scheme, origin, sealed
            FROM sessions LEFT JOIN credentials ON credentials.session = sessions.id WHERE sessions.id = ?
            ORDER BY document, scheme, origin
            """,
            [session])
        let entries = rows.filter { !$0.hasNull(atIndex: 1) }.map { row in
            Entry(document: row[1], scheme: row[2], origin: row[3], sealed: row[4])
        }
        return (entries, rows.first?[0])
    }

    private func isRight(_ mark: Data?, for entries: [Entry]) -> Bool {
        guard let mark else { return entries.isEmpty }
        // Empty stands for what was kept before there were marks: the first change makes one.
        return mark.isEmpty
            || HMAC<SHA256>.isValidAuthenticationCode(mark, authenticating: bytes(of: entries), using: key)
    }

    /// Everything behind its length, so that no two sets of rows have the same bytes.
    private func bytes(of entries: [Entry]) -> [UInt8] {
        let parts = entries.flatMap {
            [Array($0.document.utf8), Array($0.scheme.utf8), Array($0.origin.utf8), Array($0.sealed)]
        }
        return ([Array(session.utf8)] + parts).flatMap { Seal.bigEndian(UInt64($0.count)) + $0 }
    }
}
