import GRDB

/// Counts the changes of users, tokens and resources, so that each process takes over what others changed and no more.
enum Revision {
    /// The number of the last change.
    static func current(in database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT number FROM revision") ?? 0
    }

    /// The number of a change that begins now, inside its transaction.
    static func next(in database: Database) throws -> Int64 {
        try database.execute(sql: "UPDATE revision SET number = number + 1")
        return try current(in: database)
    }
}
