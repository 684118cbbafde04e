import Crypto
import Foundation

/// The key ring that seals what lies in the store; the first key seals, the others only open (THREATS 6.2).
///
/// It is never written to the database, a log or an image; its description names key ids alone.
public struct ServerKey: Sendable {
    struct Entry: Sendable {
        let id: String
        let key: SymmetricKey
    }

    let entries: [Entry]
    /// What the operator should know about where the key came from.
    public let warnings: [String]

    private init(entries: [Entry], warnings: [String]) {
        self.entries = entries
        self.warnings = warnings
    }

    /// Reads a value from the environment: 32 bytes in base64, or a ring `id:base64,id:base64` whose first is active.
    ///
    /// - Throws: ``StoreError`` with `badKey`; the message does not repeat the value.
    public init(environmentValue text: String) throws(StoreError) {
        try self.init(
            text,
            warnings: ["The server key stands in the environment, where other processes may see it; prefer a key file."]
        )
    }

    init(_ text: String, warnings: [String]) throws(StoreError) {
        var entries: [Entry] = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            let entry = try Self.entry(String(item).trimmingCharacters(in: .whitespacesAndNewlines))
            guard !entries.contains(where: { $0.id == entry.id }) else {
                throw StoreError(.badKey, "The key ring names the key \(entry.id) twice.")
            }
            entries.append(entry)
        }
        self.init(entries: entries, warnings: warnings)
    }

    private static func entry(_ text: String) throws(StoreError) -> Entry {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let value = parts.last.map(String.init) ?? ""
        guard parts.count <= 2, let bytes = Data(base64Encoded: value), bytes.count == 32 else {
            throw StoreError(
                .badKey, "Expected a server key of 32 bytes in base64 (make one: openssl rand -base64 32).")
        }
        let id = parts.count == 2 ? String(parts[0]) : derivedID(of: bytes)
        let isName = id.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x2D || byte == 0x5F
        }
        guard (1...32).contains(id.utf8.count), isName else {
            throw StoreError(.badKey, "A key id has 1 to 32 letters, digits, hyphens or underscores.")
        }
        return Entry(id: id, key: SymmetricKey(data: bytes))
    }

    private static func derivedID(of key: Data) -> String {
        var hash = SHA256()
        hash.update(data: Array("portico-key-id\0".utf8))
        hash.update(data: key)
        return "k" + hash.finalize().prefix(4).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    var active: Entry { entries[0] }

    func entry(id: String) -> Entry? {
        entries.first { $0.id == id }
    }
}

extension ServerKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "server key " + entries.map(\.id).joined(separator: ", ") }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
