/// Reads an archive of records back beside its text.
///
/// Total over any bytes: what comes of it is nil or an arena on which every accessor is. The records go through the
/// writer as those of a text do, so that containers, keys and tables cannot contradict one another.
struct ArchiveReader {
    private(set) var writer: ArenaWriter
    private(set) var notes: [Note] = []
    private let text: LineMap
    private let aside: [UInt8]
    private let budget: Budget
    private let count: Int
    /// Where the open containers end, as indices of records.
    private var ends: [Int] = []
    private var awaitsValue = false

    /// Nil when the archive is none of this version, this budget and this text.
    init?(_ archive: [UInt8], text: LineMap, budget: Budget) {
        self.text = text
        self.budget = budget
        let head = TreeArchive.head(budget)
        var bytes = ByteReader(archive)
        guard bytes.take(head.count).map({ $0.elementsEqual(head) }) == true else { return nil }
        guard let count = bytes.number(), let asideCount = bytes.number(), let noteCount = bytes.number(),
            count > 0, count <= 2 * budget.nodes, noteCount <= Tree.maximumWarnings + 1,
            let starts = bytes.take(4 * count), let extents = bytes.take(4 * count), let kinds = bytes.take(count),
            let aside = bytes.take(asideCount)
        else { return nil }
        self.count = count
        self.aside = Array(aside)
        var arena = Arena(text: text)
        arena.aside = self.aside
        writer = ArenaWriter(arena: arena, capacity: count)
        guard read(starts, extents, kinds) else { return nil }
        for _ in 0..<noteCount {
            guard let note = note(&bytes) else { return nil }
            notes.append(note)
        }
        guard bytes.isAtEnd else { return nil }
    }

    private mutating func read(
        _ starts: ArraySlice<UInt8>, _ extents: ArraySlice<UInt8>, _ kinds: ArraySlice<UInt8>
    ) -> Bool {
        starts.withUnsafeBytes { starts in
            extents.withUnsafeBytes { extents in
                kinds.withUnsafeBytes { kinds in
                    for index in 0..<count {
                        // The columns have four bytes and one for each index: no load is outside of them.
                        let start = UInt32(
                            littleEndian: starts.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
                        let extent = UInt32(
                            littleEndian: extents.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
                        guard closeContainers(before: index), add(index, kinds[index], start, extent) else {
                            return false
                        }
                    }
                    return closeContainers(before: count) && ends.isEmpty
                }
            }
        }
    }

    /// Closes the containers that end before a record.
    private mutating func closeContainers(before index: Int) -> Bool {
        while let end = ends.last, end == index {
            if awaitsValue { return false }
            writer.close()
            ends.removeLast()
        }
        return true
    }

    private mutating func add(_ index: Int, _ meta: UInt8, _ start: UInt32, _ extent: UInt32) -> Bool {
        guard let kind = Record.Kind(rawValue: UInt32(meta & 15)) else { return false }
        let record = Record(kind, flags: UInt32(meta) & 0xF0, start: start, extent: extent)
        if ends.isEmpty { guard index == 0 else { return false } }
        if writer.depth > 0, writer.frame.isObject, !awaitsValue { return kind == .key && addKey(record) }
        awaitsValue = false
        switch kind {
        case .key: return false
        case .array, .object: return open(record, index)
        case .alias:
            guard record.flags == 0, canBeAlias(of: Int(extent)) else { return false }
        case .null, .false, .true, .number, .string:
            guard !record.has(Record.special), isInside(record) else { return false }
        }
        writer.add(record)
        return true
    }

    private mutating func open(_ record: Record, _ index: Int) -> Bool {
        let end = Int(record.extent)
        guard end > index, end <= ends.last ?? count, writer.depth < budget.depth, record.flags == 0 else {
            return false
        }
        writer.open(record.kind, start: record.start)
        ends.append(end)
        return true
    }

    private mutating func addKey(_ record: Record) -> Bool {
        guard isInside(record) else { return false }
        awaitsValue = true
        if record.has(Record.special) {
            writer.addMergeKey(record)
            return true
        }
        (record.has(Record.aside) ? aside : text.bytes).withUnsafeBufferPointer { bytes in
            writer.addKey(
                record, content: bytes.baseAddress.map { $0 + Int(record.start) }, count: Int(record.extent))
        }
        return true
    }

    /// Whether the text of a scalar or key is there; escapes are only in JSON, which is not kept.
    private func isInside(_ record: Record) -> Bool {
        let bytes = record.has(Record.aside) ? aside.count : text.bytes.count
        // Before a text in quotation marks there is one in the document.
        if record.has(Record.quoted), record.has(Record.aside) || record.start == 0 { return false }
        return Int(record.start) + Int(record.extent) <= bytes && !record.has(Record.escaped)
    }

    /// Whether a record is a whole value that stands before the next one, so that aliases cannot run in circles.
    private func canBeAlias(of target: Int) -> Bool {
        guard target < writer.nextIndex else { return false }
        let record = writer.arena.records[target]
        if record.isContainer { return record.extent > 0 }
        return record.kind != .key && record.kind != .alias
    }

    private func note(_ bytes: inout ByteReader) -> Note? {
        guard let record = bytes.number(), let offset = bytes.number(), let length = bytes.number(), length <= 1000,
            let message = bytes.take(length), record < count, writer.arena.records[record].kind != .key
        else { return nil }
        return Note(record: record, offset: offset, message: String(decoding: message, as: UTF8.self))
    }
}
