import Foundation
import GRDB
public import TokenDesk

extension UserStore {
    /// A one-time link for the first administrator, in place of an earlier one; nil when there is an administrator who can
    /// sign in.
    public func firstInvitation() async throws(StoreError) -> InvitationSecret? {
        let (secret, endsAt) = newInvitation()
        return try await file.write { database in
            guard try !UserRow.hasAdministrator(besides: nil, in: database) else { return nil }
            try database.execute(sql: "DELETE FROM invitations WHERE user IS NULL")
            try Self.insert(secret, for: nil, endsAt: endsAt, in: database)
            return secret
        }
    }

    /// Makes a user who chooses a password by a one-time link.
    ///
    /// - Throws: ``TokenDeskError`` with `userName` for a name that is none or taken; ``StoreError``.
    public func invite(
        name: String, role: Role, hasAPIAccess: Bool, by actor: Actor
    ) async throws -> (User, InvitationSecret) {
        let user = try user(name: name, role: role, hasAPIAccess: hasAPIAccess)
        let (secret, endsAt) = newInvitation()
        try await tokens.change { [trail = tokens.trail] database, revision in
            try UserRow.insert(user, isService: false, revision: revision, in: database)
            try Self.insert(secret, for: user.id, endsAt: endsAt, in: database)
            try trail.append(Self.invited(user, by: actor), in: database)
        }
        return (user, secret)
    }

    /// Another one-time link for a user whose password is forgotten; the user's older links end.
    ///
    /// - Throws: ``TokenDeskError`` with `role` for somebody shut out and for a service; ``StoreError``, `gone` for nobody.
    public func reinvite(_ id: UserID, by actor: Actor) async throws -> InvitationSecret {
        let (secret, endsAt) = newInvitation()
        let moment = Timestamp(now()).date
        try await file.decidingInTransaction { [trail = tokens.trail] database in
            guard let row = try UserRow.fetch(database, id: id) else { throw Self.nobody }
            guard row.user.disabledAt == nil, !row.isService else {
                throw TokenDeskError(code: .role, message: "“\(row.user.name)” cannot sign in, so there is no link.")
            }
            try database.execute(sql: "DELETE FROM invitations WHERE user = ?", arguments: [id.description])
            try Self.insert(secret, for: id, endsAt: endsAt, in: database)
            try trail.append(
                AuditEvent(
                    .userInvited, at: moment, by: actor.name, to: id.description, from: actor.address,
                    detail: row.user.name),
                in: database)
        }
        return secret
    }

    /// What a link is for; nil for one that is unknown, used or too old.
    public func invitation(_ secret: InvitationSecret) async throws(StoreError) -> Invitation? {
        let moment = Timestamp(now())
        return try await file.read { try Self.invitation(secret, at: moment, in: $0) }
    }

    /// Uses a link up: sets the user's password, which also ends the user's sessions.
    ///
    /// - Parameters:
    ///   - name: what the first administrator wants to be called; of no meaning in other links.
    ///   - address: from where the link was used.
    /// - Throws: ``TokenDeskError`` for a name or password that breaks a rule; ``StoreError`` with `gone` for a link that is
    ///   unknown, used or too old.
    public func join(
        _ secret: InvitationSecret, name: String, password: String, by address: String
    ) async throws -> User {
        // Whoever has no link makes nobody work.
        guard let invitation = try await invitation(secret) else { throw Self.noInvitation }
        let first = try invitation.user == nil ? user(name: name, role: .administrator, hasAPIAccess: true) : nil
        let hash = try await hash(of: password)
        let moment = Timestamp(now())
        return try await tokens.change { [trail = tokens.trail] database, revision in
            guard let invitation = try Self.invitation(secret, at: moment, in: database) else {
                throw Self.noInvitation
            }
            if let first { try UserRow.insert(first, isService: false, revision: revision, in: database) }
            guard let id = invitation.user?.id ?? first?.id else { throw Self.noInvitation }
            try Self.set(hash, of: id, at: moment, revision: revision, in: database)
            for sql in ["DELETE FROM invitations WHERE user IS ?", "DELETE FROM sessions WHERE user = ?"] {
                try database.execute(sql: sql, arguments: [invitation.user?.id.description])
            }
            guard let user = try UserRow.fetch(database, id: id)?.user else { throw Self.nobody }
            let action: AuditEvent.Action = invitation.user?.passwordSetAt == nil ? .userJoined : .passwordChanged
            try trail.append(
                AuditEvent(
                    action, at: moment.date, by: user.name, to: id.description, from: address, detail: user.name),
                in: database)
            return user
        }
    }

    /// Deletes the links whose time is over.
    func sweepInvitations() async throws(StoreError) {
        let moment = Timestamp(now()).milliseconds
        try await file.write {
            try $0.execute(sql: "DELETE FROM invitations WHERE endsAt <= ?", arguments: [moment])
        }
    }
}

extension UserStore {
    private static let noInvitation = StoreError(
        .gone, "This link was used already, is too old, or was replaced by another one.")

    private func newInvitation() -> (secret: InvitationSecret, endsAt: Timestamp) {
        (InvitationSecret(random: randomBytes(32)), Timestamp(now()).minus(seconds: -Self.invitationLife))
    }

    private static func insert(
        _ secret: InvitationSecret, for user: UserID?, endsAt: Timestamp, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO invitations (digest, user, endsAt) VALUES (?, ?, ?)",
            arguments: [Data(secret.digest), user?.description, endsAt.milliseconds])
    }

    private static func invitation(
        _ secret: InvitationSecret, at moment: Timestamp, in database: Database
    ) throws -> Invitation? {
        let row = try Row.fetchOne(
            database, sql: "SELECT user, endsAt FROM invitations WHERE digest = ? AND endsAt > ?",
            arguments: [Data(secret.digest), moment.milliseconds])
        guard let row else { return nil }
        let endsAt = Timestamp(milliseconds: row["endsAt"]).date
        guard let text = row["user"] as String? else {
            // A link of the first start opens nothing once there is an administrator.
            let isNeeded = try !UserRow.hasAdministrator(besides: nil, in: database)
            return isNeeded ? Invitation(user: nil, endsAt: endsAt) : nil
        }
        guard let id = UserID(text), let user = try UserRow.fetch(database, id: id)?.user, user.disabledAt == nil else {
            return nil
        }
        return Invitation(user: user, endsAt: endsAt)
    }

    private static func invited(_ user: User, by actor: Actor) -> AuditEvent {
        AuditEvent(
            .userInvited, at: user.createdAt, by: actor.name, to: user.id.description, from: actor.address,
            detail: user.name)
    }
}
