import Crypto
import Foundation
import GRDB
import TokenDesk

/// Writes the audit trail inside the transaction of the change that it tells of; each row carries a keyed digest over itself
/// and the digest of the one before (THREATS D12).
struct AuditTrail: Sendable {
    /// Characters kept of each text.
    static let textLimit = 200
    /// What stands before the first row of a chain.
    static let beginning = Array(SHA256.hash(data: Array("portico-audit-v1\0".utf8)))

    let key: SymmetricKey

    /// Adds an event.
    func append(_ event: AuditEvent, in database: Database) throws {
        guard let head = try AuditHead.fetch(in: database) else {
            throw StoreError(.unavailable, "The audit trail has no head.")
        }
        let row = AuditRow(id: head.last + 1, event: Self.clipped(event))
        let digest = self.digest(of: row, after: head.digest)
        try row.insert(digest: digest, in: database)
        try AuditHead(first: head.first, last: row.id, digest: digest).write(signedWith: key, in: database)
    }

    /// Begins a chain behind what is there: in a new store, and when the key of the former chain is lost.
    func begin(in database: Database) throws {
        let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM audit") ?? 0
        try AuditHead(first: last + 1, last: last, digest: Self.beginning).write(signedWith: key, in: database)
    }

    /// The keyed digest of a row behind the one with the digest `former`.
    func digest(of row: AuditRow, after former: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: former + row.bytes, using: key))
    }

    private static func clipped(_ event: AuditEvent) -> AuditEvent {
        func clip(_ text: String) -> String {
            let scalars = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
            return String(String.UnicodeScalarView(scalars.prefix(textLimit)))
        }
        return AuditEvent(
            event.action, at: event.moment, by: clip(event.actor), to: clip(event.subject), from: clip(event.address),
            detail: clip(event.detail))
    }
}
