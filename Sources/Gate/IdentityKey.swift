import Crypto
import Foundation

/// The secret that gate and API share, by which the API knows that what is said of a caller comes from the gate (THREATS G8).
///
/// Its text never leaves it.
public struct IdentityKey: Sendable {
    /// Characters of a key at least.
    public static let shortest = 32
    /// Characters of a key at most.
    public static let longest = 1024

    private static let digits = Array("0123456789abcdef".utf8)

    private let key: SymmetricKey

    /// A key of its text without the blanks around it; nil unless it has 32 to 1024 characters of printable ASCII.
    public init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (Self.shortest...Self.longest).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        key = SymmetricKey(data: Array(text.utf8))
    }

    private init(_ key: SymmetricKey) {
        self.key = key
    }

    /// A key that nobody else knows.
    static func random() -> IdentityKey { IdentityKey(SymmetricKey(size: .bits256)) }

    /// HMAC-SHA256 (RFC 2104) of a text, in 64 small hexadecimal digits.
    func signature(of text: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * SHA256.byteCount)
        for byte in code {
            bytes.append(Self.digits[Int(byte >> 4)])
            bytes.append(Self.digits[Int(byte & 15)])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension IdentityKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "identity key" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
