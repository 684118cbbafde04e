/// Says of each of the 256 bytes whether it must be escaped: two words of bits, since every such byte is below 128.
///
/// Beside the characters that end a text or a value there are two that a parser would change: carriage return, which
/// would arrive as line feed, and NUL.
struct EscapeTable {
    private let low: UInt64
    private let high: UInt64

    init(_ context: HTML.Context) {
        switch context {
        case .text:
            low = Self.textLow
            high = 0
        case .attribute:
            low = Self.textLow | 1 << 0x22 | 1 << 0x27
            high = 1 << (0x60 - 0x40)
        }
    }

    /// NUL, CR, `&`, `<`, `>`.
    private static let textLow: UInt64 = 1 << 0x00 | 1 << 0x0D | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

    func escapes(_ byte: UInt8) -> Bool {
        guard byte < 0x80 else { return false }
        let word = byte < 0x40 ? low : high
        return (word &>> UInt64(byte & 0x3F)) & 1 == 1
    }

    /// Where the first byte stands, from `start` on, that must be escaped; nil when there is none.
    func firstEscaped(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var index = start
        while bytes.count - index >= 8 {
            let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
            if mayEscape(word) { break }
            index += 8
        }
        while index < bytes.count {
            if escapes(base[index]) { return index }
            index += 1
        }
        return nil
    }

    /// Whether any of eight bytes must be escaped. `<` and `>` differ in one bit, `&` and `'` too.
    @inline(__always)
    private func mayEscape(_ word: UInt64) -> Bool {
        var found =
            Self.zeros(word) | Self.zeros(word ^ Self.all(0x0D)) | Self.zeros((word | Self.all(2)) ^ Self.all(0x3E))
        if high == 0 { return found | Self.zeros(word ^ Self.all(0x26)) != 0 }
        found |= Self.zeros((word | Self.all(1)) ^ Self.all(0x27)) | Self.zeros(word ^ Self.all(0x22))
        return found | Self.zeros(word ^ Self.all(0x60)) != 0
    }

    /// Not 0 when a byte is 0.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- all(1)) & ~word & all(0x80) }

    @inline(__always)
    private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    static func replacement(of byte: UInt8) -> StaticString {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&#39;"
        case 0x60: "&#96;"
        case 0x0D: "&#13;"
        default: "\u{FFFD}"
        }
    }
}
