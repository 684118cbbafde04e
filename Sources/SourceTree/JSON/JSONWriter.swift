/// Writes a value as JSON text (RFC 8259), without recursion.
struct JSONWriter {
    private var bytes: [UInt8] = []
    private let isPretty: Bool
    private let limit: Int
    /// The containers being written: how to go on with each.
    private var open: [Frame] = []

    private struct Frame {
        /// The next record to be looked at, and the one behind the last.
        var index: Int
        let end: Int
        let isObject: Bool
        var isFirst = true
    }

    init(isPretty: Bool, limit: Int = .max) {
        self.isPretty = isPretty
        self.limit = limit
    }

    /// The text of a value; pretty with two spaces a level and no newline at the end. Writing stops once there are more bytes
    /// than the limit.
    mutating func write(_ node: Node) -> [UInt8] {
        let arena = node.tree.arena
        arena.records.withUnsafeBufferPointer { records in
            value(node.index, records, arena)
            while let last = open.indices.last, bytes.count <= limit {
                guard let index = next(in: last, records) else {
                    close()
                    continue
                }
                separate(last)
                guard open[last].isObject else {
                    value(index, records, arena)
                    continue
                }
                string(arena, records[index])
                bytes.append(UInt8(ascii: ":"))
                if isPretty { bytes.append(0x20) }
                value(index + 1, records, arena)
            }
        }
        return bytes
    }

    /// The record of the next element, or of the next key; merge keys are passed over.
    private mutating func next(in frame: Int, _ records: UnsafeBufferPointer<Record>) -> Int? {
        while open[frame].index < open[frame].end {
            let index = open[frame].index
            guard open[frame].isObject else {
                open[frame].index = records[index].next(index)
                return index
            }
            open[frame].index = records[index + 1].next(index + 1)
            if !records[index].has(Record.special) { return index }
        }
        return nil
    }

    private mutating func value(_ place: Int, _ records: UnsafeBufferPointer<Record>, _ arena: Arena) {
        let alias = records[place]
        let index = alias.is(.alias) ? Int(alias.extent) : place
        let record = records[index]
        switch record.kind {
        case .null, .alias, .key: bytes.append(contentsOf: "null".utf8)
        case .true: bytes.append(contentsOf: "true".utf8)
        case .false: bytes.append(contentsOf: "false".utf8)
        case .number: arena.withText(record) { JSONNumber.append($0, to: &bytes) }
        case .string: string(arena, record)
        case .array, .object:
            let isObject = record.is(.object)
            bytes.append(UInt8(ascii: isObject ? "{" : "["))
            open.append(Frame(index: index + 1, end: Int(record.extent), isObject: isObject))
        }
    }

    private mutating func separate(_ last: Int) {
        if !open[last].isFirst { bytes.append(UInt8(ascii: ",")) }
        open[last].isFirst = false
        newLine(level: open.count)
    }

    private mutating func close() {
        guard let frame = open.popLast() else { return }
        if !frame.isFirst { newLine(level: open.count) }
        bytes.append(UInt8(ascii: frame.isObject ? "}" : "]"))
    }

    private mutating func newLine(level: Int) {
        guard isPretty else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
    }

    private mutating func string(_ arena: Arena, _ record: Record) {
        bytes.append(UInt8(ascii: "\""))
        arena.withText(record) { text in
            // What the document escapes is escaped validly; the rest of a JSON document needs no escape.
            if record.has(Record.escaped) { bytes.append(contentsOf: text) } else { escape(text) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for offset in 0..<text.count where text[offset] < 0x20 || text[offset] == 0x22 || text[offset] == 0x5C {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<offset]))
            start = offset + 1
            bytes.append(contentsOf: JSONEscapes.escaped(text[offset]))
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
}
