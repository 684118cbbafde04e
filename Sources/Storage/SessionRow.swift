import Foundation
import GRDB
import TokenDesk

/// A session as it stands in the table.
struct SessionRow: Sendable {
    let id: String
    let sealedKeys: [UInt8]
    let keyID: String
    let createdAt: Timestamp
    let touchedAt: Timestamp
    let user: UserID?
    let passwordGivenAt: Timestamp?

    static func fetch(_ database: Database, digest: Data) throws -> SessionRow? {
        let row = try database.row(
            "SELECT id, sealedKeys, keyID, createdAt, touchedAt, user, passwordGivenAt FROM sessions WHERE digest = ?",
            [digest])
        return row.map { row in
            SessionRow(
                id: row["id"], sealedKeys: Array(row["sealedKeys"] as Data), keyID: row["keyID"],
                createdAt: Timestamp(milliseconds: row["createdAt"]),
                touchedAt: Timestamp(milliseconds: row["touchedAt"]),
                user: (row["user"] as String?).flatMap { UserID($0) },
                passwordGivenAt: (row["passwordGivenAt"] as Int64?).map { Timestamp(milliseconds: $0) })
        }
    }
}
