import Crypto
import Foundation

/// Seals values with AES-256-GCM: version, key id, nonce, ciphertext, tag (THREATS 6.1).
///
/// Header and row are bound as associated data. Values are padded to steps of 256 bytes, because a token's length is a hint.
struct Seal {
    private static let version: UInt8 = 1
    private static let step = 256
    private static let nonceLength = 12
    private static let tagLength = 16

    let key: SymmetricKey
    /// Which key it is; stands readable in front of each sealed value. At most 32 bytes.
    let keyID: String

    /// The sealed form of `plaintext` for one row.
    func seal(_ plaintext: [UInt8], for row: RowIdentity) throws(StoreError) -> [UInt8] {
        try Array(sealed(plaintext, for: row))
    }

    /// The same as a column takes it; bodies are long, and each further copy takes its time.
    func sealed(_ plaintext: [UInt8], for row: RowIdentity) throws(StoreError) -> Data {
        let header = [Self.version, UInt8(truncatingIfNeeded: keyID.utf8.count)] + Array(keyID.utf8)
        let box = try? AES.GCM.seal(Self.padded(plaintext), using: key, authenticating: header + row.bytes)
        guard let combined = box?.combined else { throw StoreError(.brokenSeal, "A value could not be sealed.") }
        var sealed = Data(capacity: header.count + combined.count)
        sealed += header
        sealed += combined
        return sealed
    }

    /// What was sealed for this row.
    ///
    /// - Throws: ``StoreError`` with `brokenSeal` when key, row or any byte is another.
    func open(_ sealed: [UInt8], for row: RowIdentity) throws(StoreError) -> [UInt8] {
        guard let id = Self.keyID(of: sealed), id == keyID else { throw Self.broken }
        let header = sealed.prefix(2 + id.utf8.count)
        let rest = sealed.dropFirst(header.count)
        guard rest.count >= Self.nonceLength + Self.tagLength else { throw Self.broken }
        do {
            let box = try AES.GCM.SealedBox(combined: rest)
            return try Self.unpadded(AES.GCM.open(box, using: key, authenticating: Array(header) + row.bytes))
        } catch {
            throw Self.broken
        }
    }

    /// The id of the key that sealed a value; nil when it is not in the form of one.
    static func keyID(of sealed: [UInt8]) -> String? {
        guard sealed.count >= 2, sealed[0] == version, sealed.count >= 2 + Int(sealed[1]) else { return nil }
        return String(decoding: sealed[2..<(2 + Int(sealed[1]))], as: UTF8.self)
    }

    static func bigEndian(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }

    private static let broken = StoreError(.brokenSeal, "A sealed value was changed, moved or sealed with another key.")

    private static func padded(_ plaintext: [UInt8]) -> [UInt8] {
        var bytes = bigEndian(UInt64(plaintext.count))
        let length = bytes.count + plaintext.count
        bytes.reserveCapacity(length + step)
        bytes += plaintext
        bytes += [UInt8](repeating: 0, count: (step - length % step) % step)
        return bytes
    }

    private static func unpadded(_ bytes: Data) throws(StoreError) -> [UInt8] {
        let length = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard bytes.count >= 8, let count = Int(exactly: length), count <= bytes.count - 8 else { throw broken }
        return Array(bytes.dropFirst(8).prefix(count))
    }
}
