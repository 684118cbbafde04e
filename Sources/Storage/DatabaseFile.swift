import CVariadic
import Foundation
import GRDB
import GRDBSQLite
import TokenDesk

/// One SQLite file with the settings of THREATS 6.4, and the only way to it; errors leave as ``StoreError``.
struct DatabaseFile: Sendable {
    private let pool: DatabasePool
    /// A connection of its own, so that no long reading stands before a short one.
    private let lookUps: DatabaseQueue
    private let log = WriteAheadLog()
    private let load = WriterLoad()

    init(path: String) throws(StoreError) {
        let log = log
        (pool, lookUps) = try Self.translating {
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            // The pool sets NORMAL when it turns WAL on; an acknowledged change must survive a power cut.
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                log.watch(database)
            }
            try Migrations.all.migrate(pool)
            var configuration = Self.configuration
            configuration.readonly = true
            return (pool, try DatabaseQueue(path: path, configuration: configuration))
        }
    }

    /// Seconds to wait for another process that writes.
    private static let patience = 5

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "portico"
        configuration.busyMode = .timeout(TimeInterval(patience))
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA secure_delete = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA journal_size_limit = 8388608;
                    """)
            let isDefensive = portico_sqlite_configure(database.sqliteConnection, SQLITE_DBCONFIG_DEFENSIVE, 1)
            guard isDefensive == SQLITE_OK else { throw DatabaseError(resultCode: .init(rawValue: isDefensive)) }
            let limits: [(Int32, Int32)] = [
                (SQLITE_LIMIT_LENGTH, 67_108_864), (SQLITE_LIMIT_SQL_LENGTH, 65_536),
                (SQLITE_LIMIT_EXPR_DEPTH, 100), (SQLITE_LIMIT_COMPOUND_SELECT, 50),
                (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_TRIGGER_DEPTH, 10),
            ]
            for (limit, value) in limits { sqlite3_limit(database.sqliteConnection, limit, value) }
        }
        return configuration
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try await Self.translatingAsync { try await pool.read(body) }
    }

    /// Looks a few rows up by their key, on the thread that asks: that takes microseconds, and to hand it to another thread and
    /// back takes longer. Each statement sees what was written last; whoever needs several to see the same uses ``read(_:)``.
    func lookUp<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try Self.translating { try lookUps.unsafeRead(body) }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try await writing { try await pool.write(body) }
    }

    /// Writes in a transaction what a power cut may take: nobody waits for the disk. The next ordinary write takes it there.
    ///
    /// The file itself stays whole, and a process that is killed loses nothing (SQLite, `PRAGMA synchronous`, NORMAL with WAL).
    /// What is long is moved out of the log afterwards, as that waits for the disk too. What is short is written on the thread
    /// that asks where nobody else is writing: to hand it to another and back takes longer.
    ///
    /// - Parameter size: about how many bytes are written.
    func writeLightly(
        size: Int, _ body: @escaping @Sendable (Database) throws -> Void
    ) async throws(StoreError) {
        let isWritten = size <= Self.promptBytes ? try writePromptly(body) : false
        if !isWritten {
            try await writing {
                try await pool.writeWithoutTransaction { [log] in try Self.commitLightly(body, to: $0, log) }
            }
        }
        guard log.isLong else { return }
        Task { try? await serialized { log.shorten($0.sqliteConnection) } }
    }

    /// Bytes that are soon written.
    private static let promptBytes = 65_536

    /// Whether it could be written without waiting for another writer, of this process or of another.
    private func writePromptly(_ body: (Database) throws -> Void) throws(StoreError) -> Bool {
        try Self.translating {
            try load.alone {
                try pool.writeWithoutTransaction { database in
                    sqlite3_busy_timeout(database.sqliteConnection, 0)
                    defer { sqlite3_busy_timeout(database.sqliteConnection, Int32(Self.patience * 1_000)) }
                    do {
                        try Self.commitLightly(body, to: database, log)
                        return true
                    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                        return false
                    }
                }
            } ?? false
        }
    }

    private static func commitLightly(
        _ body: (Database) throws -> Void, to database: Database, _ log: WriteAheadLog
    ) throws {
        try set("synchronous = NORMAL", of: database)
        log.isLeft = true
        let outcome = Result {
            try database.inTransaction(.immediate) {
                try body(database)
                return .commit
            }
        }
        try set("synchronous = FULL", of: database)
        log.isLeft = false
        try outcome.get()
    }

    /// A pragma takes effect when it is prepared, so it cannot be kept prepared.
    private static func set(_ pragma: String, of database: Database) throws {
        let code = sqlite3_exec(database.sqliteConnection, "PRAGMA \(pragma)", nil, nil, nil)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: .init(rawValue: code)) }
    }

    /// Runs outside a transaction, on the one writing connection, after all earlier writes.
    func serialized<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try await writing { try await pool.writeWithoutTransaction(body) }
    }

    /// Writes what is decided by the desk's rules: a ``TokenDeskError`` leaves as it is, and undoes the change.
    func decidingInTransaction<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await deciding { database in
            var value: Value?
            try database.inTransaction(.immediate) {
                value = try body(database)
                return .commit
            }
            guard let value else { throw StoreError(.unavailable, "The store did not answer.") }
            return value
        }
    }

    /// The same outside a transaction, on the one writing connection, after all earlier writes.
    func deciding<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await load.counting { try await pool.writeWithoutTransaction(body) }
        } catch {
            throw (error as? TokenDeskError) ?? Self.translated(error)
        }
    }

    /// For the start, before anything runs side by side.
    func writeNow<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try Self.translating { try pool.write(body) }
    }

    /// Moves everything out of the write-ahead log and empties it, so that nothing deleted stays there.
    func truncateLog() async throws(StoreError) {
        try await serialized { database in
            _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    /// Closes all connections; later calls fail.
    func close() throws(StoreError) {
        try Self.translating {
            try lookUps.close()
            try pool.close()
        }
    }

    private static func translating<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        do { return try body() } catch { throw translated(error) }
    }

    private func writing<Value: Sendable>(_ body: () async throws -> Value) async throws(StoreError) -> Value {
        try await Self.translatingAsync { try await load.counting(body) }
    }

    private static func translatingAsync<Value: Sendable>(
        _ body: () async throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await body() } catch { throw translated(error) }
    }

    static func translated(_ error: any Error) -> StoreError {
        if let error = error as? StoreError { return error }
        guard let error = error as? DatabaseError else {
            return StoreError(.unavailable, "The store did not answer.")
        }
        // The extended code says all an operator needs; SQL and arguments stay out of messages (THREATS O7).
        return StoreError(.unavailable, "The store did not answer (SQLite \(error.extendedResultCode.rawValue)).")
    }
}
