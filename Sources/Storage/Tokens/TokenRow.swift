import Foundation
import GRDB
import TokenDesk

/// A token as it stands in the table, and the rules by which lists are sorted and filtered there.
enum TokenRow {
    /// The columns of a record, with the owner's name.
    static let selection = "SELECT tokens.*, users.name AS subject FROM tokens JOIN users ON users.id = tokens.owner"

    /// - Throws: ``StoreError`` for a row that was not written by Portico.
    static func record(_ row: Row) throws -> TokenRecord {
        var terms = TokenTermsCache()
        return try record(row, terms: &terms)
    }

    /// The same where many rows are read one after the other.
    static func record(_ row: Row, terms: inout TokenTermsCache) throws -> TokenRecord {
        guard let id = TokenID(row["id"] as String), let owner = UserID(row["owner"] as String) else {
            throw StoreError(.unavailable, "A token in the store is not in a form that can be read.")
        }
        let terms = try terms.terms(of: row)
        return TokenRecord(
            id: id, api: row["api"], owner: owner, subject: row["subject"], label: row["label"],
            comment: row["comment"], purpose: row["purpose"], hint: row["hint"], lastFour: row["lastFour"],
            rights: terms.rights, life: terms.life, networks: terms.networks, rate: terms.rate,
            createdAt: Timestamp(milliseconds: row["createdAt"]).date, createdBy: row["createdBy"],
            lastUsedAt: date(row["lastUsedAt"]), lastAddress: row["lastAddress"], requests: row["requests"],
            pausedAt: date(row["pausedAt"]), revokedAt: date(row["revokedAt"]), retiresAt: date(row["retiresAt"]),
            successor: (row["successor"] as String?).flatMap { TokenID($0) })
    }

    /// The digest under which a token is found.
    static func digest(_ row: Row) throws -> TokenDigest {
        guard let digest = TokenDigest(bytes: Array(row["digest"] as Data)) else {
            throw StoreError(.unavailable, "A token's digest in the store has another length.")
        }
        return digest
    }

    static func insert(
        _ record: TokenRecord, digest: TokenDigest, revision: Int64, in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO tokens (id, digest, api, owner, label, comment, purpose, hint, lastFour, rights, idle, absolute, \
                networks, perMinute, burst, createdAt, createdBy, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record.id.description, Data(digest.bytes), record.api, record.owner.description, record.label,
                record.comment, record.purpose, record.hint, record.lastFour, JSONText.of(record.rights),
                record.life.idle, record.life.absolute, JSONText.of(record.networks), record.rate?.perMinute,
                record.rate?.burst, Timestamp(record.createdAt).milliseconds, record.createdBy, revision,
            ])
    }

    private static func date(_ milliseconds: Int64?) -> Date? {
        milliseconds.map { Timestamp(milliseconds: $0).date }
    }
}
