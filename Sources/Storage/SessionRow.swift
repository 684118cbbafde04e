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
                id: row[0], sealedKeys: Array(row[1] as Data), keyID: row[2],
                createdAt: Timestamp(milliseconds: row[3]),
                touchedAt: Timestamp(milliseconds: row[4]),
                user: (row[5] as String?).flatMap { UserID($0) },
                passwordGivenAt: (row[6] as Int64?).map { Timestamp(milliseconds: $0) })
        }
    }
}
