import Crypto
import Foundation
import GRDB

/// The keys for what belongs to no session: random, kept sealed under a key derived from the server key (THREATS 6.1, 6.2).
///
/// Because values are sealed under these and not under the server key itself, its rotation seals 64 bytes anew and no more.
struct StoreKeys: Sendable {
    /// Seals the texts of tokens.
    let tokens: SymmetricKey
    /// Signs the audit trail.
    let audit: SymmetricKey

    /// Opens the keys, makes them in a new store, and seals them anew when the active server key is another.
    ///
    /// - Returns: the keys, and whether they were made just now.
    static func settle(_ key: ServerKey, in database: Database) throws -> (keys: StoreKeys, areNew: Bool) {
        let row = try Row.fetchOne(database, sql: "SELECT keyID, sealed FROM storeKeys WHERE id = 1")
        guard let row, let entry = key.entry(id: row["keyID"]) else {
            let keys = StoreKeys(tokens: SymmetricKey(size: .bits256), audit: SymmetricKey(size: .bits256))
            try keys.write(under: key.active, in: database)
            return (keys, true)
        }
        let bytes = try seal(entry).open(Array(row["sealed"] as Data), for: identity())
        guard bytes.count == 64 else { throw StoreError(.brokenSeal, "The store's keys have another length.") }
        let keys = StoreKeys(tokens: SymmetricKey(data: bytes[..<32]), audit: SymmetricKey(data: bytes[32...]))
        if entry.id != key.active.id { try keys.write(under: key.active, in: database) }
        return (keys, false)
    }

    /// Seals and opens the texts of tokens.
    var tokenSeal: Seal { Seal(key: tokens, keyID: "store") }

    private func write(under entry: ServerKey.Entry, in database: Database) throws {
        let bytes = tokens.withUnsafeBytes { Array($0) } + audit.withUnsafeBytes { Array($0) }
        let sealed = try Data(Self.seal(entry).seal(bytes, for: Self.identity()))
        try database.execute(
            sql: "INSERT OR REPLACE INTO storeKeys (id, keyID, sealed) VALUES (1, ?, ?)", arguments: [entry.id, sealed])
    }

    private static func seal(_ entry: ServerKey.Entry) -> Seal {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: entry.key, info: Array("portico/store-keys/v1".utf8), outputByteCount: 32)
        return Seal(key: key, keyID: entry.id)
    }

    private static func identity() throws(StoreError) -> RowIdentity {
        try RowIdentity(table: "storeKeys", column: "sealed", key: ["1"])
    }
}

extension StoreKeys: CustomStringConvertible, CustomReflectable {
    var description: String { "store keys" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
