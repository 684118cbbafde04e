/// Which characters would be unseen or would make text look different from what it is: controls, bidirectional
/// formatting, zero-width and tag characters (THREATS S20, V6).
enum InvisibleScalar {
    /// Whether a scalar is shown by a mark in place of itself. `previous` is the scalar before it: joiners and
    /// variation selectors belong to the writing of emoji and of many languages, and mislead only behind ASCII.
    static func needsMark(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: previous.map(\.isASCII) ?? true
        case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
        case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0: true
        case 0xFFF0...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE00FF, 0xE01F0...0xE0FFF: true
        default: false
        }
    }

    /// What stands in place of the scalar: a control picture for C0 and DEL, else its number as `U+202E`.
    static func mark(of scalar: Unicode.Scalar) -> String {
        if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) { return String(picture) }
        if scalar.value == 0x7F { return "\u{2421}" }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Whether a text may hold a scalar that needs a mark.
    static func mayOccur(in text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { mayOccur(in: $0) } ?? true
    }

    /// The same for bytes; eight at once where all are plain ASCII.
    static func mayOccur(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var index = 0
        while index < bytes.count {
            let end = min(index + 8, bytes.count)
            if end - index < 8 || !isPlain(UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)) {
                for place in index..<end where mayBegin(base[place]) { return true }
            }
            index = end
        }
        return false
    }

    /// Whether each of eight bytes is a visible character of ASCII or a space.
    @inline(__always)
    private static func isPlain(_ word: UInt64) -> Bool {
        let highs: UInt64 = 0x8080_8080_8080_8080
        let belowSpace = (word &- 0x2020_2020_2020_2020) & ~word
        let isDelete = ((word ^ 0x7F7F_7F7F_7F7F_7F7F) &- 0x0101_0101_0101_0101) & ~(word ^ 0x7F7F_7F7F_7F7F_7F7F)
        return (word | belowSpace | isDelete) & highs == 0
    }

    /// Whether a byte can begin a scalar that needs a mark; all others are copied without a closer look.
    static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x20...0x7E: false
        case 0x00...0x1F, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3: true
        default: false
        }
    }
}
