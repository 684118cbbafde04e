/// Some of the words of a query, by their places: at most eight.
struct WordSet {
    private var bits: UInt32 = 0

    var isEmpty: Bool { bits == 0 }
    var count: Int { bits.nonzeroBitCount }

    mutating func insert(_ place: Int) { bits |= 1 &<< UInt32(truncatingIfNeeded: place) }

    mutating func formUnion(_ other: WordSet) { bits |= other.bits }

    func union(_ other: WordSet) -> WordSet {
        var union = self
        union.formUnion(other)
        return union
    }

    func subtracting(_ other: WordSet) -> WordSet {
        var rest = self
        rest.bits &= ~other.bits
        return rest
    }
}
