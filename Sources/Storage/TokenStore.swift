import Foundation
import GRDB
import Synchronization
public import TokenDesk

/// The issued tokens, on disk and in memory: the desk changes them, the gate reads the table in memory (THREATS D8, G10).
///
/// A class because desk and gate share the one table. A change is on disk, and in the table, before the call returns.
public final class TokenStore: Sendable {
    private struct State {
        var table = TokenTable()
        var dataVersion: Int64 = -1
        var failure: StoreError?
    }

    private let file: DatabaseFile
    private let state = Mutex(State())

    init(file: DatabaseFile) throws(StoreError) {
        self.file = file
        try file.writeNow { try self.load(from: $0) }
    }

    /// The tokens in force.
    ///
    /// - Throws: the ``StoreError`` of the last refresh, so that the gate stays shut while the store is not to be read.
    public func table() throws(StoreError) -> TokenTable {
        let (table, failure) = state.withLock { ($0.table, $0.failure) }
        if let failure { throw failure }
        return table
    }

    /// Puts a new token in force.
    public func add(_ issued: IssuedToken) async throws(StoreError) {
        let (record, digest) = (issued.record, Data(issued.token.digest.bytes))
        let scopes = try Self.encode(record.scopes)
        try await change { database in
            try database.execute(
                sql: """
                    INSERT INTO tokens (id, digest, subject, label, hint, lastFour, scopes, createdAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    record.id, digest, record.subject, record.label, record.hint, record.lastFour, scopes,
                    Timestamp(record.createdAt).milliseconds,
                ])
        }
    }

    /// All tokens in force, newest first.
    public func list() async throws(StoreError) -> [TokenRecord] {
        try await file.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM tokens ORDER BY createdAt DESC, rowid DESC")
                .map { try Self.record(from: $0) }
        }
    }

    /// Puts a token out of force; false when there is none with this id.
    public func remove(id: String) async throws(StoreError) -> Bool {
        try await change { database in
            try database.execute(sql: "DELETE FROM tokens WHERE id = ?", arguments: [id])
            return database.changesCount == 1
        }
    }

    /// Takes over what another process changed; does nothing when nothing was. The gate calls it every second.
    public func refresh() async throws(StoreError) {
        do {
            try await file.serialized { database in
                let version = try Int64.fetchOne(database, sql: "PRAGMA data_version")
                let isSame = self.state.withLock { $0.dataVersion == version && $0.failure == nil }
                if !isSame { try self.load(from: database) }
            }
        } catch {
            state.withLock { $0.failure = error }
            throw error
        }
    }

    /// Changes the table on disk and, still on the one writing connection, the table in memory.
    private func change<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try await file.serialized { database in
            var result: Value?
            try database.inTransaction {
                result = try body(database)
                return .commit
            }
            do {
                try self.load(from: database)
            } catch {
                // The change is on disk but not in memory: no table is better than an old one, until a refresh succeeds.
                self.state.withLock { $0.failure = StoreError(.unavailable, "The tokens could not be read anew.") }
                throw error
            }
            guard let result else { throw StoreError(.unavailable, "The store did not answer.") }
            return result
        }
    }

    private func load(from database: Database) throws {
        var records: [TokenDigest: TokenRecord] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM tokens") {
            guard let digest = TokenDigest(bytes: Array(row["digest"] as Data)) else { continue }
            records[digest] = try Self.record(from: row)
        }
        let version = try Int64.fetchOne(database, sql: "PRAGMA data_version") ?? -1
        let table = TokenTable(records)
        state.withLock { $0 = State(table: table, dataVersion: version, failure: nil) }
    }
}

extension TokenStore {
    private static func encode(_ scopes: [Scope]) throws(StoreError) -> String {
        guard let bytes = try? JSONEncoder().encode(scopes.map(\.name)) else {
            throw StoreError(.unavailable, "The scopes could not be written.")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func record(from row: Row) throws -> TokenRecord {
        let scopes: String = row["scopes"]
        let names = try JSONDecoder().decode([String].self, from: Data(scopes.utf8))
        return TokenRecord(
            id: row["id"], subject: row["subject"], label: row["label"], hint: row["hint"], lastFour: row["lastFour"],
            scopes: names.map { Scope($0) }, createdAt: Timestamp(milliseconds: row["createdAt"]).date)
    }
}
