import Foundation
import GRDB
import TokenDesk

/// A user as it stands in the table, with what leaves the store never.
struct UserRow: Sendable {
    let user: User
    let password: PasswordHash?
    let isService: Bool

    static func fetch(_ database: Database, id: UserID) throws -> UserRow? {
        try database.row("SELECT * FROM users WHERE id = ?", [id.description]).map(UserRow.init(row:))
    }

    static func fetch(_ database: Database, name: String) throws -> UserRow? {
        try Row.fetchOne(database, sql: "SELECT * FROM users WHERE foldedName = ?", arguments: [name.lowercased()])
            .map(UserRow.init(row:))
    }

    /// - Throws: ``StoreError`` for a row that was not written by Portico.
    init(row: Row) throws {
        guard let id = UserID(row["id"] as String), let role = Role(rawValue: row["role"]) else {
            throw StoreError(.unavailable, "A user in the store is not in a form that can be read.")
        }
        user = User(
            id: id, name: row["name"], role: role, hasAPIAccess: row["hasAPIAccess"],
            createdAt: Timestamp(milliseconds: row["createdAt"]).date,
            disabledAt: (row["disabledAt"] as Int64?).map { Timestamp(milliseconds: $0).date },
            passwordSetAt: (row["passwordSetAt"] as Int64?).map { Timestamp(milliseconds: $0).date })
        password = (row["password"] as String?).flatMap { PasswordHash($0) }
        isService = row["isService"]
    }

    /// Puts a user who has no password yet into the table.
    static func insert(_ user: User, isService: Bool, revision: Int64, in database: Database) throws {
        guard try fetch(database, name: user.name) == nil else {
            throw TokenDeskError(code: .userName, message: "There is a user called “\(user.name)” already.")
        }
        try database.execute(
            sql: """
                INSERT INTO users (id, name, foldedName, role, hasAPIAccess, isService, createdAt, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                user.id.description, user.name, user.name.lowercased(), user.role.rawValue, user.hasAPIAccess,
                isService,
                Timestamp(user.createdAt).milliseconds, revision,
            ])
    }

    /// Whether somebody else than this user is an administrator who can sign in.
    static func hasAdministrator(besides id: UserID?, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM users
                WHERE role = ? AND disabledAt IS NULL AND password IS NOT NULL AND id IS NOT ?)
                """,
            arguments: [Role.administrator.rawValue, id?.description]) ?? false
    }
}
