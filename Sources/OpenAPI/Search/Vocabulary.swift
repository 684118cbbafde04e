/// The different words of a description: their bytes one after the other, found again by a seeded hash, so that no text can
/// be written to make them collide.
struct Vocabulary: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each word ends.
    private(set) var ends: [UInt32] = []
    /// The letters of each word, to pass over most words at a glance.
    private(set) var signatures: [UInt32] = []
    private var slots: [UInt32]
    private let seed = UInt64.random(in: .min ... .max)

    init() {
        slots = Array(repeating: 0, count: 1 << 12)
    }

    var count: Int { ends.count }

    /// Where the bytes of a word stand.
    @inline(__always)
    func range(_ word: Int) -> Range<Int> {
        (word == 0 ? 0 : Int(ends[word - 1]))..<Int(ends[word])
    }

    /// The number of a word, a new one when it is met first.
    mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
        var slot = hash(word) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if holds(number, word) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        bytes.append(contentsOf: word)
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
        signatures.append(Self.signature(word))
        slots[slot] = UInt32(truncatingIfNeeded: count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    /// Gives back what only additions need.
    mutating func close() {
        slots = []
    }

    /// A bit for each letter; what a word holds, its signature holds.
    static func signature(_ word: some Sequence<UInt8>) -> UInt32 {
        word.reduce(0) { $0 | bit($1) }
    }

    @inline(__always)
    private static func bit(_ byte: UInt8) -> UInt32 {
        switch byte {
        case 0x61...0x7A: 1 << UInt32(byte - 0x61)
        case 0x80...: 1 << UInt32(28 + byte & 3)
        default: 1 << UInt32(26 + byte & 1)
        }
    }

    /// The bits of bytes beyond ASCII.
    static let beyondASCII: UInt32 = 0xF000_0000

    @inline(__always)
    private func holds(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(number)
        guard range.count == word.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<word.count where bytes[range.lowerBound + index] != word[index] { return false }
            return true
        }
    }

    @inline(__always)
    private func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        var state = seed ^ UInt64(truncatingIfNeeded: word.count)
        for byte in word {
            let product = (state ^ UInt64(byte)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            state = product.high ^ product.low
        }
        return Int(truncatingIfNeeded: state >> 8)
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for number in 0..<count {
            let range = range(number)
            var slot = bytes.withUnsafeBufferPointer { hash(UnsafeBufferPointer(rebasing: $0[range])) }
            slot &= slots.count - 1
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(truncatingIfNeeded: number + 1)
        }
    }
}
