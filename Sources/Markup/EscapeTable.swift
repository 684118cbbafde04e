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
