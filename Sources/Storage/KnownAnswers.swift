import Crypto
import Foundation
import GRDB

/// Proves at the start that the key given is the one that sealed the store (THREATS 6.2, B7).
struct KnownAnswers {
    let key: ServerKey
    /// Whether to give up what a missing key sealed, on the operator's express word.
    let discardsSealed: Bool

    /// Checks the recorded answers, records those of new keys, and drops keys that nothing depends on any more.
    func settle(in database: Database) throws {
        var recorded: [String: Data] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT id, answer FROM serverKeys") {
            recorded[row["id"]] = row["answer"]
        }
        let matching = key.entries.filter { Self.isSame(recorded[$0.id], Self.answer(of: $0)) }
        let wrong = key.entries.filter { recorded[$0.id] != nil && !Self.isSame(recorded[$0.id], Self.answer(of: $0)) }
        let unknown = recorded.keys.filter { key.entry(id: $0) == nil }.sorted()
        let isForeign = !recorded.isEmpty && matching.isEmpty
        let lost = try wrong.map(\.id) + unknown.filter { try isForeign || Self.isInUse($0, in: database) }
        guard lost.isEmpty || discardsSealed else { throw failure(lost: lost) }
        for id in wrong.map(\.id) + unknown {
            try database.execute(sql: "DELETE FROM sessions WHERE keyID = ?", arguments: [id])
            try database.execute(sql: "DELETE FROM serverKeys WHERE id = ?", arguments: [id])
            try database.execute(sql: "DELETE FROM storeKeys WHERE keyID = ?", arguments: [id])
            if database.changesCount > 0 { try database.execute(sql: "DELETE FROM sealedTokens") }
        }
        for entry in key.entries {
            try database.execute(
                sql: "INSERT OR IGNORE INTO serverKeys (id, answer) VALUES (?, ?)",
                arguments: [entry.id, Data(Self.answer(of: entry))])
        }
    }

    private func failure(lost: [String]) -> StoreError {
        StoreError(
            .wrongKey,
            """
            The store was sealed with the key \(lost.joined(separator: ", ")), and what was given is the \(key). \
            Give the former key (PORTICO_KEY_FILE or PORTICO_KEY), or start once with --discard-sealed to end all \
            sessions, give up the copies of tokens and go on.
            """)
    }

    private static func isInUse(_ id: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM sessions WHERE keyID = ?) OR EXISTS (SELECT 1 FROM storeKeys WHERE keyID = ?)
                """,
            arguments: [id, id]) ?? true
    }

    private static func answer(of entry: ServerKey.Entry) -> [UInt8] {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: entry.key, salt: Array(entry.id.utf8), info: Array("portico/known-answer/v1".utf8),
            outputByteCount: 32
        ).withUnsafeBytes { Array($0) }
    }

    private static func isSame(_ recorded: Data?, _ answer: [UInt8]) -> Bool {
        guard let recorded, recorded.count == answer.count else { return false }
        return zip(recorded, answer).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
