/// Tells texts that can be copied into a page as they are from those that need a closer look.
enum TextClass {
    /// Whether nothing has to be escaped, marked or mended.
    static func isClean(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        let end = text.count
        while index < end {
            let byte = text[index]
            if byte < 0x80 {
                if isSpecial(byte) { return false }
                index &+= 1
            } else {
                guard let length = UTF8Check.sequenceLength(in: text, at: index) else { return false }
                if InvisibleScalar.mayBegin(byte), isHidden(text, at: index, length: length) { return false }
                index &+= length
            }
        }
        return true
    }

    /// Controls, `&`, `<`, `>` and DEL: two words of bits.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        let low: UInt64 = 0xFFFF_FFFF & ~(1 << 0x09) & ~(1 << 0x0A) | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
        let high: UInt64 = 1 << 0x3F
        return ((byte < 0x40 ? low : high) &>> UInt64(byte & 0x3F)) & 1 == 1
    }

    /// Whether the well-formed sequence is of a scalar that may need a mark.
    private static func isHidden(_ text: UnsafeBufferPointer<UInt8>, at index: Int, length: Int) -> Bool {
        var value = UInt32(text[index]) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
        return Unicode.Scalar(value).map { InvisibleScalar.needsMark($0, after: nil) } ?? true
    }
}
