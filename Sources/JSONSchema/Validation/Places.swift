/// Some of the places of members or elements; the first 64, which is mostly all, take no memory of their own.
struct Places {
    private var first: UInt64 = 0
    private var others: Set<Int>?

    func contains(_ place: Int) -> Bool {
        (0..<64).contains(place) ? first & (1 << UInt64(place)) != 0 : others?.contains(place) ?? false
    }

    mutating func insert(_ place: Int) {
        if (0..<64).contains(place) {
            first |= 1 << UInt64(place)
        } else {
            if others == nil { others = [] }
            others?.insert(place)
        }
    }

    mutating func formUnion(_ other: Places) {
        first |= other.first
        if let more = other.others { others = others?.union(more) ?? more }
    }
}
