/// Fills an arena from first to last value; the readers and the builder share it.
struct ArenaWriter {
    /// An open array or object.
    struct Frame {
        var index: Int
        var isObject: Bool
        var count = 0
        /// Where the hashes of an object's keys begin in `hashes`.
        var firstHash: Int
    }

    private(set) var arena: Arena
    /// The open containers but the innermost.
    private var outer: [Frame] = []
    /// The innermost open container, meaningless while `depth` is 0.
    private(set) var frame = Frame(index: 0, isObject: false, firstHash: 0)
    /// How many containers are open.
    private(set) var depth = 0
    /// Keys that occur a second time in their object: the index of the later key's record.
    private(set) var duplicates: [Int] = []
    /// The hashes of the keys of all open objects, those of the innermost last.
    private var hashes: [UInt32] = []
    private let seed = KeyHash.currentSeed

    /// Objects with more members get a table.
    static let untabledMembers = 16

    init(arena: Arena, capacity: Int) {
        self.arena = arena
        self.arena.records.reserveCapacity(capacity)
        hashes.reserveCapacity(1024)
        outer.reserveCapacity(128)
    }

    /// A writer of records that are all there, for what remains to be done.
    init(records: [Record], text: LineMap) {
        arena = Arena(text: text)
        arena.records = records
    }

    /// The index that the next record gets.
    var nextIndex: Int {
        @inline(__always) get { arena.records.count }
    }

    /// Adds a scalar or an alias to the open container.
    @inline(__always)
    mutating func add(_ record: Record) {
        var record = record
        if depth > 0 {
            record.link = UInt32(truncatingIfNeeded: frame.index)
            frame.count &+= 1
        }
        arena.records.append(record)
    }

    /// Opens an array or object.
    @inline(__always)
    mutating func open(_ kind: Record.Kind, start: UInt32) {
        let index = nextIndex
        add(Record(kind, start: start, extent: 0))
        if depth > 0 { outer.append(frame) }
        depth &+= 1
        frame = Frame(index: index, isObject: kind == .object, firstHash: hashes.count)
    }

    /// Adds the key of the next value; `bytes` is its content.
    @inline(__always)
    mutating func addKey(_ record: Record, content base: UnsafePointer<UInt8>?, count: Int) {
        var record = record
        record.link = KeyHash.hash(base, count, seed: seed)
        hashes.append(record.link)
        arena.records.append(record)
    }

    /// Adds a key that stands elsewhere in this arena, with its hash.
    mutating func addKey(_ record: Record) {
        hashes.append(record.link)
        arena.records.append(record)
    }

    /// Adds a key that does not show: the merge key of YAML.
    mutating func addMergeKey(_ record: Record) {
        var record = record
        record.set(Record.special)
        arena.records.append(record)
        frame.count -= 1
    }

    /// Closes the innermost container.
    @inline(__always)
    mutating func close() {
        guard depth > 0 else { return }
        arena.records[frame.index].close(count: frame.count, end: nextIndex)
        if frame.isObject { checkKeys() }
        depth &-= 1
        if depth > 0, let enclosing = outer.popLast() { frame = enclosing }
    }

    /// Finds repeated keys of the innermost object and, for a large one, makes its table.
    @inline(__always)
    private mutating func checkKeys() {
        let members = hashes.count &- frame.firstHash
        if members > Self.untabledMembers {
            makeTable(of: frame.index, members: members)
        } else if members > 1, hasEqualHashes(from: frame.firstHash) {
            findDuplicates(in: frame.index)
        }
        hashes.removeLast(members)
    }

    /// Makes the table of a large object that is closed, and finds the repeated keys of a small one.
    mutating func settle(_ object: Int) {
        let members = arena.records[object].count
        if members > Self.untabledMembers {
            makeTable(of: object, members: members)
        } else {
            findDuplicates(in: object)
        }
    }

    private func hasEqualHashes(from first: Int) -> Bool {
        hashes.withUnsafeBufferPointer { hashes in
            var later = first &+ 1
            while later < hashes.count {
                let hash = hashes[later]
                var found = false
                var earlier = first
                while earlier < later {
                    found = found || hashes[earlier] == hash
                    earlier &+= 1
                }
                if found { return true }
                later &+= 1
            }
            return false
        }
    }

    /// The slow way, taken when two hashes of a small object are equal or may be.
    private mutating func findDuplicates(in object: Int) {
        let end = Int(arena.records[object].extent)
        var seen: [Int] = []
        seen.reserveCapacity(Self.untabledMembers)
        var index = object + 1
        while index < end {
            let record = arena.records[index]
            if !record.has(Record.special) {
                let isKnown = seen.contains {
                    arena.records[$0].link == record.link && arena.holdSame(arena.records[$0], record)
                }
                if isKnown { duplicates.append(index) } else { seen.append(index) }
            }
            index = arena.next(index + 1)
        }
    }

    private mutating func makeTable(of object: Int, members: Int) {
        let slots = KeyTable.slots(for: members)
        let start = arena.tables.count
        arena.tableStarts[UInt32(truncatingIfNeeded: object)] = UInt32(truncatingIfNeeded: start)
        arena.records[object].set(Record.special)
        // Out of the arena while it is filled, which looks at the arena.
        var tables: [UInt32] = []
        swap(&tables, &arena.tables)
        tables.append(UInt32(truncatingIfNeeded: slots - 1))
        tables.append(contentsOf: repeatElement(0, count: slots))
        tables.withUnsafeMutableBufferPointer { tables in
            let slots = UnsafeMutableBufferPointer(rebasing: tables[(start + 1)...])
            duplicates.append(contentsOf: KeyTable.fill(slots, keysOf: object, in: arena))
        }
        swap(&tables, &arena.tables)
    }

    /// Puts text aside, with the place in the document that it comes from, and gives back where it begins.
    mutating func putAside(_ text: UnsafeBufferPointer<UInt8>, from offset: UInt32, length: UInt32) -> UInt32 {
        for word in [offset, length] {
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                arena.aside.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        let start = UInt32(truncatingIfNeeded: arena.aside.count)
        arena.aside.append(contentsOf: text)
        return start
    }
}
