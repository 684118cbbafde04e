import Crypto
import Foundation
import GRDB

/// Follows the chain of the audit trail from its beginning, some rows at a time, so that a long one holds nobody up.
struct AuditWalk: Sendable {
    /// Where a walk is.
    enum Place: Sendable {
        case underway, atEnd, broken
    }

    /// Rows of one step.
    static let stepSize = 5_000

    /// When the first row was looked at.
    let begunAt: Date
    private let trail: AuditTrail
    /// The id of the next row and the digest of the one before; nil before the first step.
    private var next: (id: Int64, digest: [UInt8])?

    init(along trail: AuditTrail, at moment: Date) {
        self.trail = trail
        begunAt = moment
    }

    /// Goes on for a step. At the end of the chain later steps go on with what has been added since.
    mutating func step(in database: Database) throws -> Place {
        guard let head = try AuditHead.fetch(in: database), head.isSigned(with: trail.key) else { return .broken }
        var (id, digest) = next ?? (head.first, AuditTrail.beginning)
        let rows = try Row.fetchCursor(
            database, sql: "SELECT * FROM audit WHERE id >= ? ORDER BY id LIMIT ?", arguments: [id, Self.stepSize])
        var count = 0
        while let found = try rows.next() {
            guard let row = AuditRow(row: found), row.id == id else { return .broken }
            digest = trail.digest(of: row, after: digest)
            guard digest == Array(found["digest"] as Data) else { return .broken }
            id += 1
            count += 1
        }
        next = (id, digest)
        guard count < Self.stepSize else { return .underway }
        return head.last == id - 1 && head.digest == digest ? .atEnd : .broken
    }
}
