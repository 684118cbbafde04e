import Foundation
import GRDB

extension ExchangeStore {
    /// Puts other bytes in the place of a kept result's, from which a secret was taken out; nothing when it is gone.
    public func replace(
        _ id: String, payload: [UInt8], body: [UInt8], in session: Session
    ) async throws(StoreError) {
        let sealedPayload = try Data(session.seal.seal(payload, for: Self.identity(id, "payload", session)))
        let sealedBody = try Data(session.seal.seal(body, for: Self.identity(id, "body", session)))
        let (owner, size, stored) = (session.id, body.count, sealedPayload.count + sealedBody.count)
        try await file.write { database in
            try database.execute(
                sql: """
                    UPDATE exchanges SET payload = ?, body = ?, bodySize = ?, storedSize = ? + ifnull(length(form), 0)
                    WHERE id = ? AND session = ?
                    """,
                arguments: [sealedPayload, sealedBody, size, stored, id, owner])
        }
        try await file.truncateLog()
    }
}
