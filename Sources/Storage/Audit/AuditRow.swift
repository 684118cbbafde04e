import Foundation
import GRDB
import TokenDesk

/// An event as it stands in the table.
struct AuditRow: Sendable {
    let id: Int64
    let action: String
    let moment: Int64
    let actor: String
    let subject: String
    let address: String
    let detail: String

    init(id: Int64, event: AuditEvent) {
        self.id = id
        action = event.action.rawValue
        moment = Timestamp(event.moment).milliseconds
        actor = event.actor
        subject = event.subject
        address = event.address
        detail = event.detail
    }

    /// Nil for a row that does not have the columns' types any more.
    init?(row: Row) {
        guard let id = Int64.fromDatabaseValue(row["id"]), let moment = Int64.fromDatabaseValue(row["moment"]) else {
            return nil
        }
        self.id = id
        self.moment = moment
        action = row["action"]
        actor = row["actor"]
        subject = row["subject"]
        address = row["address"]
        detail = row["detail"]
    }

    /// The event; nil for an action that this Portico does not know.
    var event: AuditEvent? {
        AuditEvent.Action(rawValue: action).map { action in
            AuditEvent(
                action, at: Timestamp(milliseconds: moment).date, by: actor, to: subject, from: address, detail: detail)
        }
    }

    /// All columns, each text behind its length, so that no two rows have the same bytes.
    var bytes: [UInt8] {
        let numbers = [id, moment].flatMap { Seal.bigEndian(UInt64(bitPattern: $0)) }
        return [action, actor, subject, address, detail].reduce(into: numbers) { bytes, text in
            let utf8 = Array(text.utf8)
            bytes += Seal.bigEndian(UInt64(utf8.count)) + utf8
        }
    }

    func insert(digest: [UInt8], in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO audit (id, action, moment, actor, subject, address, detail, digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [id, action, moment, actor, subject, address, detail, Data(digest)])
    }
}
