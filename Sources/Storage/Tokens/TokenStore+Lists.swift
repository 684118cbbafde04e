import Foundation
import GRDB
public import TokenDesk

extension TokenStore {
    /// A page of tokens.
    public func list(_ query: TokenQuery) async throws(StoreError) -> TokenPage {
        await catchUp()
        let moment = Timestamp(now())
        return try await file.read { try query.page(at: moment, in: $0) }
    }

    /// One token; nil when there is none of this owner.
    ///
    /// - Parameter owner: whose it must be; nil for anybody's, which is an administrator's right (THREATS D1).
    public func find(_ id: TokenID, owner: UserID?) async throws(StoreError) -> TokenRecord? {
        await catchUp()
        return try await file.read { try Self.record(id, owner: owner, in: $0) }
    }

    /// The record of a token that somebody pasted; nil when it was never issued. Whoever asks decides who may see it.
    public func identify(_ token: APIToken) async throws(StoreError) -> TokenRecord? {
        let digest = Data(token.digest.bytes)
        return try await file.read { database in
            try Row.fetchOne(database, sql: TokenRow.selection + " WHERE digest = ?", arguments: [digest])
                .map { try TokenRow.record($0) }
        }
    }
}
