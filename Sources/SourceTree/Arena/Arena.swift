/// The storage of a tree: records in source order, the text they point into, and the tables of large objects.
struct Arena: Sendable {
    /// A container before its members or elements; a key before its value.
    var records: [Record] = []
    /// Text that the document does not hold in this form (folded YAML scalars, built values). Eight bytes before each
    /// text give its place in the document: offset and length, both little-endian.
    var aside: [UInt8] = []
    /// Open-addressing tables of key records, each preceded by the mask of its slots; a slot holds index + 1.
    var tables: [UInt32] = []
    /// Where the table of an object begins, by the index of the object's record.
    var tableStarts: [UInt32: UInt32] = [:]
    /// The document.
    let text: LineMap

    init(text: LineMap) {
        self.text = text
    }

    /// The record itself or, for an alias, that which it stands for.
    @inline(__always)
    func target(_ index: Int) -> Int {
        let record = records[index]
        return record.is(.alias) ? Int(record.extent) : index
    }

    /// The index after the value at `index` and everything in it.
    @inline(__always)
    func next(_ index: Int) -> Int { records[index].next(index) }

    /// Calls `body` with the bytes of a scalar or key as they were written.
    @inline(__always)
    func withText<Result>(_ record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = Int(record.start)
        let end = start + Int(record.extent)
        func part(_ bytes: UnsafeBufferPointer<UInt8>) -> Result {
            // A record without text (a built null) may start nowhere.
            guard end <= bytes.count else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
            return body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        }
        return record.has(Record.aside)
            ? aside.withUnsafeBufferPointer(part) : text.bytes.withUnsafeBufferPointer(part)
    }

    /// The content of a string or key.
    func string(_ record: Record) -> String {
        withText(record) { bytes in
            guard record.has(Record.escaped) else { return String(decoding: bytes, as: UTF8.self) }
            return String(decoding: JSONEscapes.decoded(bytes), as: UTF8.self)
        }
    }

    /// Calls `body` with the bytes of the content of a string or key.
    func withContent<Result>(_ record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withText(record) { bytes in
            guard record.has(Record.escaped) else { return body(bytes) }
            return JSONEscapes.decoded(bytes).withUnsafeBufferPointer(body)
        }
    }

    /// The bytes of the content of a string or key.
    func content(_ record: Record) -> [UInt8] {
        withText(record) { record.has(Record.escaped) ? JSONEscapes.decoded($0) : Array($0) }
    }

    /// Whether a string or key has this content, byte for byte.
    func holds(_ record: Record, _ content: UnsafeBufferPointer<UInt8>) -> Bool {
        withText(record) { bytes in
            guard record.has(Record.escaped) else { return Self.areEqual(bytes, content) }
            return JSONEscapes.decoded(bytes).elementsEqual(content)
        }
    }

    private static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.count == right.count, let base = left.baseAddress, let other = right.baseAddress else {
            return left.isEmpty && right.isEmpty
        }
        return Word.areEqual(base, other, count: left.count)
    }

    /// Whether two strings or keys have the same content, byte for byte.
    func holdSame(_ left: Record, _ right: Record) -> Bool {
        withContent(left) { holds(right, $0) }
    }

    /// The same of one that is another arena's.
    func holdSame(_ own: Record, _ record: Record, in other: Arena) -> Bool {
        guard !own.has(Record.escaped), !record.has(Record.escaped) else {
            return other.withContent(record) { holds(own, $0) }
        }
        return own.extent == record.extent
            && withText(own) { bytes in other.withText(record) { Self.areEqual(bytes, $0) } }
    }

    /// The offset in the document at which a value or key begins, nil for one that was made elsewhere.
    func offset(_ record: Record) -> Int? {
        var start = record.start
        if record.has(Record.aside) { start = asideWord(before: Int(record.start), distance: 8) }
        guard start != Record.nowhere else { return nil }
        return record.has(Record.quoted) ? Int(start) - 1 : Int(start)
    }

    /// The bytes of the document from which a text that stands aside was made, nil for one that was made elsewhere.
    func range(ofAside record: Record) -> Range<Int>? {
        let start = asideWord(before: Int(record.start), distance: 8)
        let length = Int(asideWord(before: Int(record.start), distance: 4))
        guard start != Record.nowhere, length > 0, Int(start) + length <= text.bytes.count else { return nil }
        return Int(start)..<Int(start) + length
    }

    private func asideWord(before start: Int, distance: Int) -> UInt32 {
        guard start >= distance, start <= aside.count else { return Record.nowhere }
        return (0..<4).reduce(0) { $0 | UInt32(aside[start - distance + $1]) << UInt32(8 * $1) }
    }
}
