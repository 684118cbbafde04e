import CByteMasks

/// Finds the structure of a JSON text in the masks of its blocks, from the first block to the last.
struct JSONBlockState {
    // What a block leaves to the next: all bits inside a string; the lowest bit after an odd backslash and in a scalar.
    private var inString: UInt64 = 0
    private var isEscaped: UInt64 = 0
    private var inScalar: UInt64 = 0
    private var wrong: UInt64 = 0
    /// Whether there was an escape in the blocks taken last.
    private(set) var hasEscapes = false

    /// Whether the text taken so far ends inside a string.
    var isInString: Bool { inString != 0 }

    /// Whether a string holds a control character.
    var isWrong: Bool { wrong != 0 }

    /// Writes the places of some blocks as bits, and leaves of the backslashes those which begin an escape. Answers whether
    /// there was a byte of 0x80 or more.
    mutating func take(
        _ masks: UnsafeMutablePointer<portico_byte_masks>, _ count: Int, _ places: UnsafeMutablePointer<UInt64>
    ) -> Bool {
        var state = self
        var highs: UInt64 = 0
        var backslashes: UInt64 = 0
        for block in 0..<count {
            highs |= masks[block].highs
            backslashes |= masks[block].backslashes
            places[block] = state.places(&masks[block])
        }
        self = state
        hasEscapes = backslashes != 0
        return highs != 0
    }

    @inline(__always)
    private mutating func places(_ masks: inout portico_byte_masks) -> UInt64 {
        let quotes = masks.quotes & ~escaped(&masks.backslashes)
        let inside = Self.parity(quotes) ^ inString
        inString = UInt64(bitPattern: Int64(bitPattern: inside) &>> 63)
        wrong |= masks.controls & inside
        let outside = ~(inside | quotes)
        let punctuation = masks.punctuation & outside
        let scalars = outside & ~(punctuation | masks.spaces)
        let starts = scalars & ~(scalars &<< 1 | inScalar)
        inScalar = scalars &>> 63
        // A string's end in the last bit is a place in any case: what follows is not known here.
        let ends = ~(punctuation &>> 1)
        return punctuation | starts | quotes & (inside | ends)
    }

    /// The bytes that a backslash before them escapes; of the backslashes those are left which begin an escape.
    @inline(__always)
    private mutating func escaped(_ backslashes: inout UInt64) -> UInt64 {
        if backslashes == 0 {
            defer { isEscaped = 0 }
            return isEscaped
        }
        // In a run of backslashes every other one begins an escape, from the first on. Subtracting makes the carry run
        // through each run and tells by where it ends whether the run is of odd length.
        let odd: UInt64 = 0xAAAA_AAAA_AAAA_AAAA
        let possible = backslashes & ~isEscaped
        let ends = ((possible &<< 1 | odd) &- possible) ^ odd
        let escaped = ends ^ (backslashes | isEscaped)
        backslashes &= ends
        isEscaped = backslashes &>> 63
        return escaped
    }

    /// Each bit becomes the exclusive or of those up to it: ones from an opening quotation mark to before the closing.
    @inline(__always)
    private static func parity(_ bits: UInt64) -> UInt64 {
        var bits = bits
        bits ^= bits &<< 1
        bits ^= bits &<< 2
        bits ^= bits &<< 4
        bits ^= bits &<< 8
        bits ^= bits &<< 16
        return bits ^ bits &<< 32
    }
}
