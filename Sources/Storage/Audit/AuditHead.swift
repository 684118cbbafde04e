import Crypto
import Foundation
import GRDB

/// Where the chain of the audit trail begins and ends, signed, so that rows cut off its end are missed.
struct AuditHead: Sendable {
    /// The id of the chain's first row, whether it is there yet or not.
    let first: Int64
    /// The id of its last row; `first - 1` while there is none.
    let last: Int64
    /// The digest of its last row.
    let digest: [UInt8]
    private let signature: [UInt8]

    init(first: Int64, last: Int64, digest: [UInt8]) {
        self.first = first
        self.last = last
        self.digest = digest
        signature = []
    }

    private init(row: Row) {
        first = row["first"]
        last = row["last"]
        digest = Array(row["digest"] as Data)
        signature = Array(row["signature"] as Data)
    }

    static func fetch(in database: Database) throws -> AuditHead? {
        try Row.fetchOne(database, sql: "SELECT * FROM auditHead WHERE id = 1").map(AuditHead.init(row:))
    }

    /// Whether the store's own key signed it.
    func isSigned(with key: SymmetricKey) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: bytes, using: key)
    }

    func write(signedWith key: SymmetricKey, in database: Database) throws {
        let signature = Data(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
        try database.execute(
            sql: "INSERT OR REPLACE INTO auditHead (id, first, last, digest, signature) VALUES (1, ?, ?, ?, ?)",
            arguments: [first, last, Data(digest), signature])
    }

    private var bytes: [UInt8] {
        Array("portico-audit-head-v1\0".utf8)
            + [first, last].flatMap { Seal.bigEndian(UInt64(bitPattern: $0)) } + digest
    }
}
