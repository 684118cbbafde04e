extension Arena {
    /// The index of the first member of an object with this key: that of the key's record.
    func member(of object: Int, key: String) -> Int? {
        var key = key
        return key.withUTF8 { member(of: object, key: $0) }
    }

    func member(of object: Int, key: UnsafeBufferPointer<UInt8>) -> Int? {
        let hash = KeyHash.hash(key)
        if records[object].has(Record.special) { return tabled(object, hash, key) }
        return records.withUnsafeBufferPointer { records in
            let end = Int(records[object].extent)
            var index = object + 1
            while index < end {
                let record = records[index]
                if record.link == hash, !record.has(Record.special), holds(record, key) { return index }
                index = records[index + 1].next(index + 1)
            }
            return nil
        }
    }

    /// The same for a key of another arena, which is looked at only where the hash is the same.
    func member(of object: Int, sameKeyAs key: Record, in other: Arena) -> Int? {
        if records[object].has(Record.special) { return other.withContent(key) { tabled(object, key.link, $0) } }
        let end = Int(records[object].extent)
        var index = object + 1
        while index < end {
            let record = records[index]
            if record.link == key.link, !record.has(Record.special), holdSame(record, key, in: other) { return index }
            index = records[index + 1].next(index + 1)
        }
        return nil
    }

    private func tabled(_ object: Int, _ hash: UInt32, _ key: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let start = tableStarts[UInt32(truncatingIfNeeded: object)].map(Int.init) else { return nil }
        let mask = Int(tables[start])
        var slot = Int(hash) & mask
        while true {
            let entry = Int(tables[start + 1 + slot])
            if entry == 0 { return nil }
            let record = records[entry - 1]
            if record.link == hash, holds(record, key) { return entry - 1 }
            slot = (slot + 1) & mask
        }
    }

    /// The index of the member of an object whose key is a merge key, which ordinary look-ups pass over.
    func mergeMember(of object: Int) -> Int? {
        let end = Int(records[object].extent)
        var index = object + 1
        while index < end {
            if records[index].has(Record.special) { return index }
            index = next(index + 1)
        }
        return nil
    }

    /// The index of an element of an array.
    func element(of array: Int, at position: Int) -> Int? {
        let record = records[array]
        guard position >= 0, position < record.count else { return nil }
        // When nothing in it takes more than one record, elements stand one beside the other.
        if Int(record.extent) - array - 1 == record.count { return array + 1 + position }
        var index = array + 1
        for _ in 0..<position { index = next(index) }
        return index
    }
}
