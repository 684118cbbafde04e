/// The result of checking that bytes are UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
struct UTF8Check {
    /// The offset of the first byte of the first broken sequence.
    private(set) var brokenOffset: Int?
    /// Whether every byte is below 0x80, so that offsets in bytes and in scalars are the same.
    private(set) var isASCII = true

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        let end = bytes.count
        var offset = 0
        while offset < end {
            // Four loads of eight bytes, all inside the buffer by the condition of the loop.
            while offset &+ 32 <= end {
                let marks =
                    Word.load(base, offset) | Word.load(base, offset &+ 8) | Word.load(base, offset &+ 16)
                    | Word.load(base, offset &+ 24)
                if marks & Word.highs != 0 { break }
                offset &+= 32
            }
            while offset < end, base[offset] < 0x80 { offset &+= 1 }
            while offset < end, base[offset] >= 0x80 {
                isASCII = false
                let length = Self.sequenceLength(base + offset, available: end - offset)
                if length == 0 {
                    brokenOffset = offset
                    return
                }
                offset &+= length
            }
        }
    }

    /// The length of the well-formed sequence at `bytes` that starts with a byte of 0x80 or more; 0 when it is broken.
    /// Reads no byte at or past `available`.
    private static func sequenceLength(_ bytes: UnsafePointer<UInt8>, available: Int) -> Int {
        func follows(_ index: Int) -> Bool { bytes[index] & 0xC0 == 0x80 }
        let first = bytes[0]
        switch first {
        case 0xC2...0xDF: return available > 1 && follows(1) ? 2 : 0
        case 0xE0...0xEF:
            guard available > 2, follows(1), follows(2) else { return 0 }
            if first == 0xE0 && bytes[1] < 0xA0 || first == 0xED && bytes[1] > 0x9F { return 0 }
            return 3
        case 0xF0...0xF4:
            guard available > 3, follows(1), follows(2), follows(3) else { return 0 }
            if first == 0xF0 && bytes[1] < 0x90 || first == 0xF4 && bytes[1] > 0x8F { return 0 }
            return 4
        default: return 0
        }
    }
}
