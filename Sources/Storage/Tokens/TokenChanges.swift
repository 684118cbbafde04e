import Foundation
import GRDB
import TokenDesk

/// What a table of checks has to take over since a revision: changed tokens, users and resources, and nothing else.
struct TokenChanges {
    /// The last change that is in here.
    let revision: Int64
    private var tokens: [(record: TokenRecord, digest: TokenDigest)] = []
    private var users: [User] = []
    private var directories: [String: ResourceDirectory] = [:]

    /// Reads what changed; inside one transaction, so that nothing falls between.
    init(since seen: Int64, in database: Database) throws {
        revision = try Revision.current(in: database)
        var terms = TokenTermsCache()
        for row in try Row.fetchAll(database, sql: "SELECT * FROM users WHERE revision > ?", arguments: [seen]) {
            users.append(try UserRow(row: row).user)
        }
        let rows = try Row.fetchAll(
            database, sql: TokenRow.selection + " WHERE tokens.revision > ?", arguments: [seen])
        for row in rows {
            tokens.append((try TokenRow.record(row, terms: &terms), try TokenRow.digest(row)))
        }
        directories = try ResourceRow.directories(since: seen, in: database)
    }

    func apply(to table: inout TokenTable) {
        for token in tokens { table.put(token.record, digest: token.digest) }
        for user in users { table.setAccess(user.mayUseAPI, of: user.id) }
        for (api, directory) in directories { table.directories[api] = directory }
    }
}

extension TokenTable {
    /// The table of all tokens, read row by row, so that a million of them are never in memory twice.
    static func reading(_ database: Database) throws -> TokenTable {
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM tokens") ?? 0
        var table = TokenTable(capacity: count)
        var terms = TokenTermsCache()
        let rows = try Row.fetchCursor(database, sql: TokenRow.selection)
        while let row = try rows.next() {
            table.put(try TokenRow.record(row, terms: &terms), digest: try TokenRow.digest(row))
        }
        let users = try Row.fetchCursor(database, sql: "SELECT * FROM users")
        while let row = try users.next() {
            let user = try UserRow(row: row).user
            table.setAccess(user.mayUseAPI, of: user.id)
        }
        table.directories = try ResourceRow.directories(since: -1, in: database)
        return table
    }
}
