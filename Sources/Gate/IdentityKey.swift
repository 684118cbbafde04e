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

    /// The code of no text yet: what depends on the key alone is worked out once.
    private let code: HMAC<SHA256>

    /// A key of its text without the blanks around it; nil unless it has 32 to 1024 characters of printable ASCII.
    public init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (Self.shortest...Self.longest).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        code = HMAC<SHA256>(key: SymmetricKey(data: Array(text.utf8)))
    }

    private init(_ key: SymmetricKey) {
        code = HMAC<SHA256>(key: key)
    }

    /// A key that nobody else knows.
    static func random() -> IdentityKey { IdentityKey(SymmetricKey(size: .bits256)) }

    /// HMAC-SHA256 (RFC 2104) of lines joined by a line feed, in 64 small hexadecimal digits.
    func signature(of lines: [String]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(lines.reduce(lines.count) { $0 + $1.utf8.count })
        for (index, line) in lines.enumerated() {
            if index > 0 { text.append(0x0A) }
            text.append(contentsOf: line.utf8)
        }
        var code = code
        code.update(data: text)
        return code.finalize().withUnsafeBytes { bytes in
            String(unsafeUninitializedCapacity: 2 * bytes.count) { target in
                for (index, byte) in bytes.enumerated() {
                    target.initializeElement(at: 2 * index, to: Self.digits[Int(byte >> 4)])
                    target.initializeElement(at: 2 * index + 1, to: Self.digits[Int(byte & 15)])
                }
                return 2 * bytes.count
            }
        }
    }
}

extension IdentityKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "identity key" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
