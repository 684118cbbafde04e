import Foundation
import GRDB

/// A session as it stands in the table.
struct SessionRow: Sendable {
    let id: String
    let sealedKeys: [UInt8]
    let keyID: String
    let createdAt: Timestamp
    let touchedAt: Timestamp

    static func fetch(_ database: Database, digest: Data) throws -> SessionRow? {
        let row = try Row.fetchOne(
            database, sql: "SELECT id, sealedKeys, keyID, createdAt, touchedAt FROM sessions WHERE digest = ?",
            arguments: [digest])
        return row.map { row in
            SessionRow(
                id: row["id"], sealedKeys: Array(row["sealedKeys"] as Data), keyID: row["keyID"],
                createdAt: Timestamp(milliseconds: row["createdAt"]),
                touchedAt: Timestamp(milliseconds: row["touchedAt"]))
        }
    }
}
