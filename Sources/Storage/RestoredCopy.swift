import Foundation
import GRDB
import TokenDesk

/// An older copy of the database that took the place of the one in use: what it would let in again (THREATS B4).
struct RestoredCopy {
    let trail: AuditTrail
    let now: @Sendable () -> Date

    /// Cancels all tokens and ends all sessions: which of them had ended since the copy was made, nobody knows.
    func close(in database: Database) throws {
        let moment = Timestamp(now())
        let revision = try Revision.current(in: database)
        let rows = try Row.fetchAll(database, sql: "SELECT id, label FROM tokens WHERE revokedAt IS NULL")
        try database.execute(
            sql: "UPDATE tokens SET revokedAt = ?, revision = ? WHERE revokedAt IS NULL",
            arguments: [moment.milliseconds, revision])
        for table in ["sealedTokens", "sessions", "invitations"] { try database.execute(sql: "DELETE FROM \(table)") }
        for row in rows {
            try trail.append(
                AuditEvent(
                    .tokenRevoked, at: moment.date, by: Actor.commandLine.name, to: row["id"], detail: row["label"]),
                in: database)
        }
    }
}
