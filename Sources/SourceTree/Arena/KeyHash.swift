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
    static func hash(_ base: UnsafePointer<UInt8>?, _ count: Int, seed: UInt64) -> UInt32 {
        guard let base, count > 0 else { return mix(0, 0, 0, seed: seed) }
        if count >= 8 { return hash(base, from: 0, count, end: count, seed: seed) }
        var word: UInt64 = 0
        for offset in (0..<count).reversed() { word = word &<< 8 | UInt64(base[offset]) }
        return mix(word, word, count, seed: seed)
    }

    /// Hashes `count` bytes from an offset of a text that ends at `end`; may read others of the text but uses none.
    @inline(__always)
    static func hash(_ base: UnsafePointer<UInt8>, from start: Int, _ count: Int, end: Int, seed: UInt64) -> UInt32 {
        guard start &+ 8 <= end else { return hash(base + start, count, seed: seed) }
        let mask: UInt64 = count >= 8 ? .max : 1 &<< UInt64(truncatingIfNeeded: 8 &* count) &- 1
        let head = Word.load(base, start) & mask
        let tail = Word.load(base, start &+ (count >= 8 ? count &- 8 : 0)) & mask
        if count <= 16 { return mix(head, tail, count, seed: seed) }
        return long(base + start, count, head, tail, seed: seed)
    }

    private static func long(
        _ base: UnsafePointer<UInt8>, _ count: Int, _ head: UInt64, _ tail: UInt64, seed: UInt64
    ) -> UInt32 {
        var state = head
        var offset = 8
        while offset &+ 8 < count {
            state = fold(state ^ seed, second ^ Word.load(base, offset))
            offset &+= 8
        }
        return mix(state, tail, count, seed: seed)
    }

    @inline(__always)
    private static func mix(_ head: UInt64, _ tail: UInt64, _ count: Int, seed: UInt64) -> UInt32 {
        // The count is spread over all bits, so that it does not make up for a difference in the tail.
        let length = UInt64(truncatingIfNeeded: count) &* second
        let state = fold(head ^ seed, (tail ^ seed ^ first) &+ length)
        return UInt32(truncatingIfNeeded: state ^ (state &>> 32))
    }

    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
