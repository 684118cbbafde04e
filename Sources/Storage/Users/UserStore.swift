import Foundation
import GRDB
public import TokenDesk

/// Who signs in at the desk. Passwords are kept as hashes, one-time links as digests.
public struct UserStore: Sendable {
    /// Seconds that a one-time link can be used.
    public static let invitationLife: Int64 = 72 * 3600

    let file: DatabaseFile
    let tokens: TokenStore
    let passwords = PasswordThread()
    let now: @Sendable () -> Date
    let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    /// How many users there are, services aside.
    public func count() async throws(StoreError) -> Int {
        try await file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM users WHERE isService = 0") ?? 0 }
    }

    /// All users, by name.
    public func list() async throws(StoreError) -> [User] {
        try await file.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM users ORDER BY foldedName").map { try UserRow(row: $0).user }
        }
    }

    /// The user of an id.
    public func find(_ id: UserID) async throws(StoreError) -> User? {
        try file.lookUp { try UserRow.fetch($0, id: id)?.user }
    }

    /// The user of a name, without regard to case.
    public func find(name: String) async throws(StoreError) -> User? {
        try await file.read { try UserRow.fetch($0, name: name)?.user }
    }

    /// A user without password that owns what the program makes, such as the demo token; made when it is missing.
    ///
    /// - Throws: ``TokenDeskError`` when the name is taken by somebody who signs in; ``StoreError``.
    public func service(name: String) async throws -> User {
        let user = try user(name: name, role: .developer, hasAPIAccess: true)
        return try await tokens.change { database, revision in
            if let known = try UserRow.fetch(database, name: name), known.isService { return known.user }
            try UserRow.insert(user, isService: true, revision: revision, in: database)
            return user
        }
    }

    /// The user of a name and password; nil for a wrong one of either, and for somebody shut out. Each takes the same time.
    ///
    /// How often one may try is ``SignInThrottle``'s question.
    /// - Throws: ``StoreError``; `tooMany` when too many are signing in at the moment.
    public func signIn(name: String, password: String) async throws(StoreError) -> User? {
        let row = try await file.read { try UserRow.fetch($0, name: name) }
        let known = row?.user.disabledAt == nil ? row?.password : nil
        return try await matches(password, known) ? row?.user : nil
    }

    /// Whether a password is the user's; false for somebody shut out.
    public func isPassword(_ password: String, of id: UserID) async throws(StoreError) -> Bool {
        let row = try await file.read { try UserRow.fetch($0, id: id) }
        return try await matches(password, row?.user.disabledAt == nil ? row?.password : nil)
    }

    /// Gives a user another password, which ends the user's sessions: whoever knew the former one is out.
    ///
    /// - Parameter session: the one in which it was changed, which goes on; nil when there is none.
    /// - Throws: ``TokenDeskError`` for a password that is too short or too long; ``StoreError``, `gone` for nobody.
    public func setPassword(
        _ password: String, of id: UserID, keeping session: Session? = nil, by actor: Actor
    ) async throws {
        let hash = try await hash(of: password)
        let moment = Timestamp(now())
        try await tokens.change { [trail = tokens.trail] database, revision in
            try Self.set(hash, of: id, at: moment, revision: revision, in: database)
            try database.execute(
                sql: "DELETE FROM sessions WHERE user = ? AND id IS NOT ?", arguments: [id.description, session?.id])
            try trail.append(
                AuditEvent(
                    .passwordChanged, at: moment.date, by: actor.name, to: id.description, from: actor.address),
                in: database)
        }
        try await file.truncateLog()
    }

    /// Changes what a user may do. Shutting somebody out ends the sessions; without access the tokens open nothing from the
    /// moment this returns.
    ///
    /// - Throws: ``TokenDeskError`` with `role` where no administrator would be left who can sign in; ``StoreError``, `gone`
    ///   for nobody.
    public func change(
        _ id: UserID, role: Role, hasAPIAccess: Bool, isDisabled: Bool, by actor: Actor
    ) async throws -> User {
        let moment = Timestamp(now())
        return try await tokens.change { [trail = tokens.trail] database, revision in
            guard let user = try UserRow.fetch(database, id: id)?.user else { throw Self.nobody }
            var changed = user
            changed.role = role
            changed.hasAPIAccess = hasAPIAccess
            changed.disabledAt = isDisabled ? user.disabledAt ?? moment.date : nil
            guard changed != user else { return user }
            try Self.checkAdministrator(from: user, to: changed, in: database)
            try database.execute(
                sql: "UPDATE users SET role = ?, hasAPIAccess = ?, disabledAt = ?, revision = ? WHERE id = ?",
                arguments: [
                    role.rawValue, hasAPIAccess, changed.disabledAt.map { Timestamp($0).milliseconds }, revision,
                    id.description,
                ])
            if isDisabled {
                for table in ["sessions", "invitations"] {
                    try database.execute(sql: "DELETE FROM \(table) WHERE user = ?", arguments: [id.description])
                }
            }
            for event in Self.events(from: user, to: changed, at: moment.date, by: actor) {
                try trail.append(event, in: database)
            }
            return changed
        }
    }
}

extension UserStore {
    static let nobody = StoreError(.gone, "There is no such user.")

    func user(name: String, role: Role, hasAPIAccess: Bool) throws(TokenDeskError) -> User {
        try User.check(name: name)
        guard let id = UserID(random: randomBytes(16)) else {
            throw TokenDeskError(code: .randomness, message: "Expected 16 random bytes from the system.")
        }
        return User(
            id: id, name: name, role: role, hasAPIAccess: hasAPIAccess, createdAt: Timestamp(now()).date)
    }

    func hash(of password: String) async throws -> PasswordHash {
        let result = try await passwords.run { [randomBytes] in
            Result { () throws(TokenDeskError) in try PasswordHash(of: password, randomBytes: randomBytes) }
        }
        return try result.get()
    }

    static func set(
        _ hash: PasswordHash, of id: UserID, at moment: Timestamp, revision: Int64, in database: Database
    ) throws {
        try database.execute(
            sql: "UPDATE users SET password = ?, passwordSetAt = ?, revision = ? WHERE id = ? AND isService = 0",
            arguments: [hash.text, moment.milliseconds, revision, id.description])
        guard database.changesCount == 1 else { throw nobody }
    }

    private func matches(_ password: String, _ hash: PasswordHash?) async throws(StoreError) -> Bool {
        try await passwords.run {
            guard let hash else {
                PasswordHash.spendTime(on: password)
                return false
            }
            return hash.matches(password)
        }
    }

    private static func checkAdministrator(from user: User, to changed: User, in database: Database) throws {
        let wasOne = user.role == .administrator && user.disabledAt == nil
        let isOne = changed.role == .administrator && changed.disabledAt == nil
        guard wasOne, !isOne, try !UserRow.hasAdministrator(besides: user.id, in: database) else { return }
        throw TokenDeskError(
            code: .role, message: "“\(user.name)” is the last administrator who can sign in. Make another one first.")
    }

    private static func events(from user: User, to changed: User, at moment: Date, by actor: Actor) -> [AuditEvent] {
        var actions: [(AuditEvent.Action, String)] = []
        if user.role != changed.role { actions.append((.userChanged, "\(changed.name) is \(changed.role.rawValue)")) }
        if user.hasAPIAccess != changed.hasAPIAccess {
            actions.append((changed.hasAPIAccess ? .accessGranted : .accessWithdrawn, changed.name))
        }
        if (user.disabledAt == nil) != (changed.disabledAt == nil) {
            actions.append((changed.disabledAt == nil ? .userEnabled : .userDisabled, changed.name))
        }
        return actions.map { action, detail in
            AuditEvent(
                action, at: moment, by: actor.name, to: user.id.description, from: actor.address, detail: detail)
        }
    }
}
