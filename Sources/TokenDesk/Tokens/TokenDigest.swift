import Crypto

/// SHA-256 over `portico-token-v1`, NUL and the token's text: all that is kept of a token (THREATS 6.3).
///
/// A plain hash is enough because the token has 256 bits of uniform entropy.
public struct TokenDigest: Sendable, Hashable {
    private static let domain = Array("portico-token-v1\0".utf8)

    private let words: (UInt64, UInt64, UInt64, UInt64)

    init(of token: [UInt8]) {
        var hash = SHA256()
        hash.update(data: Self.domain)
        hash.update(data: token)
        words = hash.finalize().withUnsafeBytes { Self.words(of: $0) }
    }

    /// The digest as read back from the store; nil unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        words = bytes.withUnsafeBytes { Self.words(of: $0) }
    }

    private static func words(of bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
        }
        return (word(0), word(1), word(2), word(3))
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
        }
    }

    /// Eight of the bytes, as random as all.
    var bits: UInt64 { words.0 }

    /// Compares all 32 bytes whatever the first difference, so that time tells nothing.
    public static func == (one: TokenDigest, other: TokenDigest) -> Bool {
        (one.words.0 ^ other.words.0) | (one.words.1 ^ other.words.1)
            | (one.words.2 ^ other.words.2) | (one.words.3 ^ other.words.3) == 0
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}
