import Foundation
import GRDB
public import TokenDesk

extension TokenStore {
    /// A token's text for its owner to copy; nil when there is none of this owner, and where the policy is `once`.
    public func reveal(_ id: TokenID, owner: UserID, by actor: Actor) async throws(StoreError) -> APIToken? {
        guard policy.reveal == .copyable else { return nil }
        let moment = now()
        return try await file.write { database in
            guard let token = try self.opened(id, owner: owner, in: database) else { return nil }
            let label = try String.fetchOne(
                database, sql: "SELECT label FROM tokens WHERE id = ?", arguments: [id.description])
            try self.trail.append(
                AuditEvent(
                    .tokenRevealed, at: moment, by: actor.name, to: id.description, from: actor.address,
                    detail: label ?? ""),
                in: database)
            return token
        }
    }

    /// The same for calls that the explorer makes for the owner; it is shown to nobody, so the audit trail does not tell.
    public func use(_ id: TokenID, owner: UserID) async throws(StoreError) -> APIToken? {
        guard policy.reveal == .copyable else { return nil }
        return try await file.read { try self.opened(id, owner: owner, in: $0) }
    }

    /// Seals a new token's text, bound to its row and owner (THREATS B2).
    func keep(_ token: APIToken, of record: TokenRecord, in database: Database) throws {
        let identity = try Self.identity(record.id, owner: record.owner)
        let sealed = try Data(keys.tokenSeal.seal(Array(token.reveal().utf8), for: identity))
        try database.execute(
            sql: "INSERT INTO sealedTokens (token, sealed) VALUES (?, ?)", arguments: [record.id.description, sealed])
    }

    private func opened(_ id: TokenID, owner: UserID, in database: Database) throws -> APIToken? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT digest, sealed FROM tokens JOIN sealedTokens ON token = id
                WHERE id = ? AND owner = ? AND revokedAt IS NULL
                """,
            arguments: [id.description, owner.description])
        guard let row else { return nil }
        let identity = try Self.identity(id, owner: owner)
        let text = try keys.tokenSeal.open(Array(row["sealed"] as Data), for: identity)
        guard let token = APIToken(utf8: text), token.digest.bytes == Array(row["digest"] as Data) else {
            throw StoreError(.brokenSeal, "A sealed token is not the one that was issued.")
        }
        return token
    }

    private static func identity(_ id: TokenID, owner: UserID) throws(StoreError) -> RowIdentity {
        try RowIdentity(table: "sealedTokens", column: "sealed", key: [id.description, owner.description])
    }
}
