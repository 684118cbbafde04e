import Foundation
import GRDB
public import TokenDesk

extension TokenStore {
    /// Makes a token and puts it in force.
    ///
    /// - Parameters:
    ///   - draft: what was asked for.
    ///   - owner: whose token it becomes.
    ///   - offer: what the API's description offers; nil where rights were taken from the description itself.
    /// - Throws: ``TokenDeskError`` for what breaks a rule, such as rights that are not offered (THREATS D4), or a user without
    ///   access to the API; ``StoreError``, `tooMany` above the policy's counts (THREATS D9).
    public func issue(
        _ draft: TokenDraft, for owner: User, offer: RightsOffer?, by actor: Actor
    ) async throws -> IssuedToken {
        try offer?.check(draft.rights)
        let issued = try TokenIssue(now: now, randomBytes: randomBytes).issue(draft, for: owner, by: actor.name)
        // Which tokens are over depends on their last uses.
        await catchUp()
        try await change { database, revision in
            try self.checkCounts(of: owner, besides: nil, at: issued.record.createdAt, in: database)
            try self.insert(issued, revision: revision, in: database)
            try self.record(.tokenIssued, issued.record, at: issued.record.createdAt, by: actor, in: database)
        }
        return issued
    }

    /// Changes a token's words, or narrows its rights; nil when there is none of this owner.
    ///
    /// - Parameter owner: whose token it must be; nil for anybody's, which is an administrator's right (THREATS D1).
    /// - Throws: ``TokenDeskError`` when a text breaks a rule or the rights would widen; ``StoreError``.
    public func edit(
        _ id: TokenID, _ edit: TokenEdit, owner: UserID?, by actor: Actor
    ) async throws -> TokenRecord? {
        try await change { database, revision in
            guard let record = try Self.record(id, owner: owner, in: database) else { return nil }
            let edited = try edit.applied(to: record)
            try database.execute(
                sql: "UPDATE tokens SET label = ?, comment = ?, purpose = ?, rights = ?, revision = ? WHERE id = ?",
                arguments: [
                    edited.label, edited.comment, edited.purpose, JSONText.of(edited.rights), revision, id.description,
                ])
            try self.record(.tokenEdited, edited, at: self.now(), by: actor, in: database)
            return edited
        }
    }

    /// Puts a token out of force until it is resumed; one that is paused or cancelled stays as it is. Nil when there is none.
    public func pause(_ id: TokenID, owner: UserID?, by actor: Actor) async throws(StoreError) -> TokenRecord? {
        try await mark(id, owner: owner, .tokenPaused, by: actor) { record, moment in
            guard record.pausedAt == nil, record.revokedAt == nil else { return nil }
            return ("pausedAt", moment.milliseconds)
        }
    }

    /// Puts a paused token in force again, if its life is not over by now. Nil when there is none.
    public func resume(_ id: TokenID, owner: UserID?, by actor: Actor) async throws(StoreError) -> TokenRecord? {
        try await mark(id, owner: owner, .tokenResumed, by: actor) { record, _ in
            guard record.pausedAt != nil, record.revokedAt == nil else { return nil }
            return ("pausedAt", nil)
        }
    }

    /// Cancels a token for good: when this returns it opens nothing, whatever happens to the process (THREATS D8).
    public func revoke(_ id: TokenID, owner: UserID?, by actor: Actor) async throws(StoreError) -> TokenRecord? {
        try await mark(id, owner: owner, .tokenRevoked, by: actor) { record, moment in
            record.revokedAt == nil ? ("revokedAt", moment.milliseconds) : nil
        }
    }

    /// Cancels all tokens of a user; gives how many were not cancelled before.
    public func revokeAll(of owner: UserID, by actor: Actor) async throws(StoreError) -> Int {
        try await changing { database, revision in
            let moment = Timestamp(self.now())
            let rows = try Row.fetchAll(
                database, sql: TokenRow.selection + " WHERE owner = ? AND revokedAt IS NULL",
                arguments: [owner.description])
            for record in try rows.map({ try TokenRow.record($0) }) {
                try Self.set("revokedAt", moment.milliseconds, of: record.id, revision: revision, in: database)
                try self.record(.tokenRevoked, record, at: moment.date, by: actor, in: database)
            }
            return rows.count
        }
    }

    /// Makes a token that takes another's place; the former one stays in force for its grace. Nil when there is none.
    ///
    /// - Parameter grace: seconds, 0 to 365 days; 0 puts the former one out of force at once.
    /// - Throws: ``TokenDeskError`` with `state` for a token that is not in force or was replaced before; ``StoreError``.
    public func rotate(
        _ id: TokenID, grace: Int64, owner: UserID?, by actor: Actor
    ) async throws -> IssuedToken? {
        await catchUp()
        return try await change { database, revision in
            guard var record = try Self.record(id, owner: owner, in: database),
                let user = try UserRow.fetch(database, id: record.owner)?.user
            else { return nil }
            let moment = Timestamp(self.now())
            // The table knows of uses whose answers are not through yet.
            if let use = self.lastUses(of: [id])[id] { record.lastUsedAt = max(use, record.lastUsedAt ?? use) }
            guard record.state(at: moment.date).isInForce, record.successor == nil else {
                throw TokenDeskError(
                    code: .state, message: "Only a token that is in force and was not replaced can be replaced.")
            }
            try self.checkCounts(of: user, besides: id, at: moment.date, in: database)
            let issue = TokenIssue(now: { moment.date }, randomBytes: self.randomBytes)
            let issued = try issue.rotate(record, owner: user, by: actor.name)
            try self.insert(issued, revision: revision, in: database)
            let end = moment.minus(seconds: -min(max(grace, 0), TokenLife.limit))
            try database.execute(
                sql: "UPDATE tokens SET retiresAt = ?, successor = ?, revision = ? WHERE id = ?",
                arguments: [end.milliseconds, issued.record.id.description, revision, id.description])
            try self.record(.tokenRotated, record, at: moment.date, by: actor, in: database)
            return issued
        }
    }
}

extension TokenStore {
    static func record(_ id: TokenID, owner: UserID?, in database: Database) throws -> TokenRecord? {
        let row = try Row.fetchOne(
            database, sql: TokenRow.selection + " WHERE tokens.id = ? AND (?2 IS NULL OR owner = ?2)",
            arguments: [id.description, owner?.description])
        return try row.map { try TokenRow.record($0) }
    }

    /// Sets one of the times of a token where `decide` says so, and tells the audit trail.
    private func mark(
        _ id: TokenID, owner: UserID?, _ action: AuditEvent.Action, by actor: Actor,
        _ decide: @escaping @Sendable (TokenRecord, Timestamp) -> (column: String, milliseconds: Int64?)?
    ) async throws(StoreError) -> TokenRecord? {
        try await changing { database, revision in
            let moment = Timestamp(self.now())
            guard let record = try Self.record(id, owner: owner, in: database) else { return nil }
            guard let (column, milliseconds) = decide(record, moment) else { return record }
            try Self.set(column, milliseconds, of: id, revision: revision, in: database)
            try self.record(action, record, at: moment.date, by: actor, in: database)
            return try Self.record(id, owner: owner, in: database)
        }
    }

    private static func set(
        _ column: String, _ milliseconds: Int64?, of id: TokenID, revision: Int64, in database: Database
    ) throws {
        try database.execute(
            sql: "UPDATE tokens SET \(column) = ?, revision = ? WHERE id = ?",
            arguments: [milliseconds, revision, id.description])
        if column == "revokedAt" {
            try database.execute(sql: "DELETE FROM sealedTokens WHERE token = ?", arguments: [id.description])
        }
    }

    private func insert(_ issued: IssuedToken, revision: Int64, in database: Database) throws {
        try TokenRow.insert(issued.record, digest: issued.token.digest, revision: revision, in: database)
        if policy.reveal == .copyable { try keep(issued.token, of: issued.record, in: database) }
    }

    private func record(
        _ action: AuditEvent.Action, _ record: TokenRecord, at moment: Date, by actor: Actor, in database: Database
    ) throws {
        try trail.append(
            AuditEvent(
                action, at: moment, by: actor.name, to: record.id.description, from: actor.address, detail: record.label
            ),
            in: database)
    }

    private func checkCounts(
        of owner: User, besides id: TokenID?, at moment: Date, in database: Database
    ) throws {
        guard let user = try UserRow.fetch(database, id: owner.id)?.user else { throw UserStore.nobody }
        guard user.mayUseAPI else {
            throw TokenDeskError(
                code: .access, message: "“\(user.name)” may not use the API; an administrator can grant access.")
        }
        let now = Timestamp(moment)
        let alive = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM tokens
                WHERE owner = ? AND id IS NOT ? AND revokedAt IS NULL AND \(TokenQuery.endsAt) > ?
                """,
            arguments: [user.id.description, id?.description, now.milliseconds])
        guard alive ?? 0 < policy.countPerOwner else {
            throw StoreError(
                .tooMany, "“\(user.name)” has \(policy.countPerOwner) tokens, the most allowed; cancel one first.")
        }
        let recent = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM tokens WHERE owner = ? AND createdAt > ?",
            arguments: [user.id.description, now.minus(seconds: 60).milliseconds])
        guard recent ?? 0 < policy.issuesPerMinute else {
            throw StoreError(
                .tooMany, "“\(user.name)” made \(policy.issuesPerMinute) tokens in a minute; wait a little.")
        }
    }
}
