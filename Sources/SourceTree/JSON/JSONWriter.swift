/// Writes a value as JSON text (RFC 8259), without recursion.
struct JSONWriter {
    private var bytes: [UInt8] = []
    private let isPretty: Bool
    private let limit: Int
    /// The containers being written: how to go on with each.
    private var open: [Frame] = []

    private struct Frame {
        var members: Members.Iterator?
        var elements: Elements.Iterator?
        var isFirst = true
    }

    init(isPretty: Bool, limit: Int = .max) {
        self.isPretty = isPretty
        self.limit = limit
    }

    /// The text of a value; pretty with two spaces a level and no newline at the end. Writing stops once there are more bytes
    /// than the limit.
    mutating func write(_ node: Node) -> [UInt8] {
        value(node)
        while let last = open.indices.last, bytes.count <= limit {
            if let member = open[last].members?.next() {
                separate(last)
                if let key = member.value.tree.arena.keyRecord(of: member.value.index) {
                    string(member.value.tree.arena, key)
                }
                bytes.append(UInt8(ascii: ":"))
                if isPretty { bytes.append(0x20) }
                value(member.value)
            } else if let element = open[last].elements?.next() {
                separate(last)
                value(element)
            } else {
                close()
            }
        }
        return bytes
    }

    private mutating func value(_ node: Node) {
        let record = node.record
        switch record.kind {
        case .null, .alias, .key: bytes.append(contentsOf: "null".utf8)
        case .true: bytes.append(contentsOf: "true".utf8)
        case .false: bytes.append(contentsOf: "false".utf8)
        case .number: node.tree.arena.withText(record) { JSONNumber.append($0, to: &bytes) }
        case .string: string(node.tree.arena, record)
        case .array:
            bytes.append(UInt8(ascii: "["))
            open.append(Frame(elements: node.elements.makeIterator()))
        case .object:
            bytes.append(UInt8(ascii: "{"))
            open.append(Frame(members: node.members.makeIterator()))
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
        bytes.append(UInt8(ascii: frame.members == nil ? "]" : "}"))
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
        for (offset, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
            bytes.append(contentsOf: text[start..<offset])
            start = offset + 1
            bytes.append(contentsOf: JSONEscapes.escaped(byte))
        }
        bytes.append(contentsOf: text[start...])
    }
}
