/// The records of a tree as bytes, to be put beside the text again and read back in a moment.
///
/// After the head come the columns of all records (starts, extents, kinds with flags), the side text and the notes, all
/// numbers little-endian. What depends on the process is left out and made anew: the hashes of keys and their tables.
enum TreeArchive {
    /// The first bytes of each archive.
    static let mark = Array("portico tree".utf8)
    /// Another number for another layout or another reading of YAML: archives with other numbers are not read.
    static let version: UInt32 = 2
    /// Bytes of a record in its three columns.
    static let recordSize = 9

    /// The archive of an arena without JSON escapes, which only JSON has.
    static func write(_ arena: Arena, notes: [Note], budget: Budget) -> [UInt8] {
        let records = arena.records
        var bytes = head(budget)
        bytes.reserveCapacity(bytes.count + records.count * recordSize + arena.aside.count + 4096)
        append([records.count, arena.aside.count, notes.count], to: &bytes)
        append(records.map(\.start), to: &bytes)
        append(records.map(\.extent), to: &bytes)
        bytes.append(contentsOf: records.lazy.map(kindAndFlags))
        bytes.append(contentsOf: arena.aside)
        for note in notes {
            let message = Array(note.message.utf8)
            append([note.record, note.offset, message.count], to: &bytes)
            bytes.append(contentsOf: message)
        }
        return bytes
    }

    /// What an archive begins with when this program made it under this budget.
    static func head(_ budget: Budget) -> [UInt8] {
        var bytes = mark
        append([version], to: &bytes)
        let limits = [
            budget.bytes, budget.nodes, budget.depth, budget.aliases, budget.expansion, budget.stringLength,
            budget.keyLength,
        ]
        for limit in limits {
            bytes.append(contentsOf: withUnsafeBytes(of: UInt64(clamping: limit).littleEndian, Array.init))
        }
        return bytes
    }

    /// The kind of a record with the flags that are part of the text; that an object has a table is not.
    private static func kindAndFlags(_ record: Record) -> UInt8 {
        let flags = record.kind == .key ? record.flags : record.flags & ~Record.special
        return UInt8(truncatingIfNeeded: record.kind.rawValue) | UInt8(truncatingIfNeeded: flags)
    }

    private static func append(_ numbers: [Int], to bytes: inout [UInt8]) {
        append(numbers.map { UInt32(clamping: $0) }, to: &bytes)
    }

    private static func append(_ numbers: [UInt32], to bytes: inout [UInt8]) {
        numbers.map(\.littleEndian).withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
}
