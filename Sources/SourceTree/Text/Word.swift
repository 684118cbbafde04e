/// Eight bytes of text looked at in one step; the lowest byte is the first.
///
/// Each test answers with the high bit of every byte that it holds for. Bytes above the first hit may be marked falsely
/// (the subtraction borrows), so only the lowest mark counts.
enum Word {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The word at `offset`; the caller has checked that eight bytes are there.
    @inline(__always)
    static func load(_ base: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Marks what ends a run inside a JSON string: the quotation mark, the backslash, controls below 0x20.
    @inline(__always)
    static func stringStops(_ word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let control = (word &- ones &* 0x20) & ~word
        return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | control) & highs
    }

    /// How many of the eight bytes, from the first, are spaces.
    @inline(__always)
    static func leadingSpaces(_ word: UInt64) -> Int {
        (word ^ (ones &* 0x20)).trailingZeroBitCount &>> 3
    }

    /// The index of the lowest marked byte, 8 when none is.
    @inline(__always)
    static func firstMark(_ marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }
}
