import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: scrypt (RFC 7914) with a salt of its own, slow and memory-hard because passwords are guessable.
public struct PasswordHash: Sendable, Hashable {
    /// Characters of a password at least.
    public static let shortest = 12
    /// Bytes of a password at most.
    public static let longest = 1_024

    private static let cost = 32_768
    private static let blockSize = 8
    private static let parallelism = 1
    private static let length = 32
    private static let saltLength = 16

    private let salt: [UInt8]
    private let key: [UInt8]

    /// Hashes a new password; takes about a tenth of a second and 32 MB, so not on an event loop.
    ///
    /// - Throws: ``TokenDeskError`` for one that is too short or too long.
    public init(of password: String, randomBytes: (_ count: Int) -> [UInt8]) throws(TokenDeskError) {
        try Self.check(password)
        salt = randomBytes(Self.saltLength)
        guard salt.count == Self.saltLength, let key = Self.derive(password, salt: salt) else {
            throw TokenDeskError(code: .randomness, message: "Expected random bytes and memory from the system.")
        }
        self.key = key
    }

    /// Reads the text form; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", parts[2] == Self.parameters,
            let salt = Data(base64Encoded: String(parts[3])), salt.count == Self.saltLength,
            let key = Data(base64Encoded: String(parts[4])), key.count == Self.length
        else { return nil }
        self.salt = Array(salt)
        self.key = Array(key)
    }

    private static let parameters = "n=\(cost),r=\(blockSize),p=\(parallelism)"

    /// The text form, as the store keeps it.
    public var text: String {
        "$scrypt$\(Self.parameters)$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
    }

    /// Whether a password is the one; takes as long for every wrong one. As slow as ``init(of:randomBytes:)``.
    public func matches(_ password: String) -> Bool {
        guard password.utf8.count <= Self.longest, let other = Self.derive(password, salt: salt) else { return false }
        return zip(key, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Does the work of a comparison where there is no user, so that time does not tell who exists.
    public static func spendTime(on password: String) {
        _ = derive(password, salt: [UInt8](repeating: 0, count: saltLength))
    }

    private static func check(_ password: String) throws(TokenDeskError) {
        guard password.unicodeScalars.count >= shortest, password.utf8.count <= longest else {
            throw TokenDeskError(
                code: .password, message: "A password has at least \(shortest) characters and at most \(longest) bytes."
            )
        }
    }

    private static func derive(_ password: String, salt: [UInt8]) -> [UInt8]? {
        // Equal texts in different normal forms are the same password, whatever keyboard they came from (RFC 8265).
        let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
        let key = try? KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: length, rounds: cost, blockSize: blockSize,
            parallelism: parallelism)
        return key?.withUnsafeBytes { Array($0) }
    }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
    public var description: String { "password hash" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
