/// Where values stand in an array, found by bits of them that are random already, such as a digest's: 6 bytes a value, where
/// a dictionary that keeps its keys takes 40 and more.
struct PlaceIndex: Sendable {
    /// A place and one; 0 where a slot is free. A power of two, at most three quarters full, probed one after the other.
    private var slots: ContiguousArray<UInt32>
    private var count = 0

    /// An index with room for so many values.
    init(capacity: Int = 0) {
        slots = ContiguousArray(repeating: 0, count: Self.size(for: capacity))
    }

    /// The place of the value with these bits for which `matches` is true; nil when there is none.
    func place(of bits: UInt64, where matches: (Int) -> Bool) -> Int? {
        var slot = first(bits)
        while slots[slot] != 0 {
            let place = Int(slots[slot] - 1)
            if matches(place) { return place }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Takes in the value at a place, which is not there yet.
    ///
    /// - Parameter bits: the bits of the value at any place, for when the index grows.
    mutating func insert(_ place: Int, bits: (Int) -> UInt64) {
        if Self.size(for: count + 1) > slots.count { grow(bits) }
        put(UInt32(truncatingIfNeeded: place + 1), bits(place))
        count += 1
    }

    private mutating func grow(_ bits: (Int) -> UInt64) {
        let former = slots
        slots = ContiguousArray(repeating: 0, count: former.count * 2)
        for entry in former where entry != 0 { put(entry, bits(Int(entry - 1))) }
    }

    private mutating func put(_ entry: UInt32, _ bits: UInt64) {
        var slot = first(bits)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = entry
    }

    private func first(_ bits: UInt64) -> Int {
        Int(truncatingIfNeeded: bits & UInt64(truncatingIfNeeded: slots.count - 1))
    }

    private static func size(for count: Int) -> Int {
        var size = 8
        while size / 4 * 3 < count { size *= 2 }
        return size
    }
}
