/// The table by which the members of a large object are found: open addressing by the hashes of the keys.
enum KeyTable {
    /// How many slots the table of so many members has, a power of two.
    static func slots(for members: Int) -> Int {
        var slots = 64
        while slots < members * 2 { slots *= 2 }
        return slots
    }

    /// Enters the keys of an object; a slot holds the index of a key's record + 1. Answers with the keys that were there
    /// already, which are not entered.
    static func fill(_ slots: UnsafeMutableBufferPointer<UInt32>, keysOf object: Int, in arena: Arena) -> [Int] {
        arena.records.withUnsafeBufferPointer { records in
            var repeated: [Int] = []
            let mask = slots.count - 1
            let end = Int(records[object].extent)
            var index = object + 1
            while index < end {
                let key = records[index]
                let value = records[index + 1]
                if !key.has(Record.special), !enter(key, at: index, slots, mask, records, arena) {
                    repeated.append(index)
                }
                index = value.isContainer ? Int(value.extent) : index + 2
            }
            return repeated
        }
    }

    @inline(__always)
    private static func enter(
        _ key: Record, at index: Int, _ slots: UnsafeMutableBufferPointer<UInt32>, _ mask: Int,
        _ records: UnsafeBufferPointer<Record>, _ arena: Arena
    ) -> Bool {
        var slot = Int(key.link) & mask
        while true {
            let entry = Int(slots[slot])
            if entry == 0 {
                slots[slot] = UInt32(truncatingIfNeeded: index + 1)
                return true
            }
            let other = records[entry - 1]
            if other.link == key.link, arena.holdSame(other, key) { return false }
            slot = (slot + 1) & mask
        }
    }
}
