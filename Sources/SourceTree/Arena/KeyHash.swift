/// The hash under which keys are compared and found: 32 bits of a multiply-and-fold over eight bytes at a time, from a
/// seed that differs from start to start, so that a text cannot be written to make its keys collide.
enum KeyHash {
    private static let seed = UInt64.random(in: .min ... .max)
    private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard let base = bytes.baseAddress else { return hash(UnsafePointer(bitPattern: 8), 0, seed: seed) }
        return hash(base, bytes.count, seed: seed)
    }

    static func hash(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { hash($0) }
    }

    /// The seed, to be kept by a caller that hashes in a loop.
    static var currentSeed: UInt64 { seed }

    /// Hashes `count` bytes; reads none outside them.
    @inline(__always)
    static func hash(_ base: UnsafePointer<UInt8>?, _ count: Int, seed: UInt64) -> UInt32 {
        var state = seed ^ (UInt64(truncatingIfNeeded: count) &* first)
        guard let base else { return UInt32(truncatingIfNeeded: state) }
        if count >= 8 {
            var offset = 0
            while offset &+ 8 < count {
                state = fold(state ^ Word.load(base, offset), second)
                offset &+= 8
            }
            // The last eight bytes, which may overlap what was taken before.
            state = fold(state ^ Word.load(base, count &- 8), first)
        } else {
            var word: UInt64 = 0
            var offset = 0
            while offset < count {
                word = word &<< 8 | UInt64(base[offset])
                offset &+= 1
            }
            state = fold(state ^ word, first)
        }
        return UInt32(truncatingIfNeeded: state ^ (state &>> 32))
    }

    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
