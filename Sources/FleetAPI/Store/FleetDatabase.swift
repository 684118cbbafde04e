import GRDB

/// The fleet's data in SQLite: a file, or memory that is gone with the process.
public struct FleetDatabase: Sendable {
    private let writer: any DatabaseWriter

    /// Opens or makes the file at `path`, or a database in memory for nil; brings its tables up to date and, if there are
    /// none yet, fills them with the sample data.
    public init(path: String?) throws {
        try self.init(path: path, now: Instant.clock())
    }

    init(path: String?, now: Instant) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        if let path {
            writer = try DatabasePool(path: path, configuration: configuration)
        } else {
            writer = try DatabaseQueue(configuration: configuration)
        }
        try FleetMigrations.migrator.migrate(writer)
        try writer.write { db in
            guard try Int.fetchOne(db, sql: "SELECT count(*) FROM route") == 0 else { return }
            try SampleCity(now: now).fill(db)
        }
    }

    private init(writer: any DatabaseWriter) { self.writer = writer }

    /// The same data once more, in memory; what is changed there is not changed here.
    func copy() throws -> FleetDatabase {
        let target = try DatabaseQueue()
        try writer.backup(to: target)
        return FleetDatabase(writer: target)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await writer.read(body)
    }

    /// Changes data in one transaction, which an error undoes.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await writer.write(body)
    }

    /// Changes data in one transaction, which is undone if `isKept` says so afterwards.
    func write<Value: Sendable>(
        keeping isKept: Bool, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await writer.writeWithoutTransaction { db in
            var value: Value?
            try db.inTransaction {
                value = try body(db)
                return isKept ? .commit : .rollback
            }
            guard let value else { throw Problem.internal }
            return value
        }
    }

    /// The paths of all routes.
    func network() throws -> Network { try writer.read { try Network($0) } }
}
