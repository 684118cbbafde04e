/// The result of checking that bytes are UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
struct UTF8Check {
    /// The offset of the first byte of the first broken sequence.
    private(set) var brokenOffset: Int?
    /// Whether every byte is below 0x80, so that offsets in bytes and in scalars are the same.
    private(set) var isASCII = true
    /// The offset up to which there are whole sequences.
    private var checked = 0

    /// A check that nothing has been given to.
    init() {}

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        advance(to: bytes.count, in: base, end: bytes.count)
    }

    /// Checks the sequences that begin before `offset` in a text that ends at `end`. What lies before the bytes that are
    /// given first is taken for ASCII.
    mutating func advance(from start: Int = 0, to limit: Int, in base: UnsafePointer<UInt8>, end: Int) {
        var offset = max(checked, start)
        while offset < limit {
            // Four loads of eight bytes, all inside the buffer by the condition of the loop.
            while offset &+ 32 <= limit {
                let marks =
                    Word.load(base, offset) | Word.load(base, offset &+ 8) | Word.load(base, offset &+ 16)
                    | Word.load(base, offset &+ 24)
                if marks & Word.highs != 0 { break }
                offset &+= 32
            }
            while offset < limit, base[offset] < 0x80 { offset &+= 1 }
            while offset < limit, base[offset] >= 0x80 {
                isASCII = false
                let length = Self.sequenceLength(base + offset, available: end - offset)
                if length == 0 {
                    brokenOffset = offset
                    return
                }
                offset &+= length
            }
        }
        checked = offset
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
