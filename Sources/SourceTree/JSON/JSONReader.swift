/// Reads JSON text (RFC 8259) into an arena in one pass without recursion, byte by byte, and says what is wrong and where.
///
/// What ``JSONFastPath`` takes does not come here. The bytes were checked to be UTF-8 before. Pointers are safe here because every read at an offset is preceded by a
/// comparison of that offset with `end`, and none is kept past ``read()``.
struct JSONReader {
    let base: UnsafePointer<UInt8>
    let end: Int
    let text: LineMap
    let budget: Budget
    var cursor: Int
    var writer: ArenaWriter
    private var values = 0

    /// A reader of `bytes` from `start` on; `text` must hold the same bytes.
    init(_ bytes: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>, start: Int, text: LineMap, budget: Budget) {
        self.base = base
        end = bytes.count
        cursor = start
        self.text = text
        self.budget = budget
        writer = ArenaWriter(arena: Arena(text: text), capacity: bytes.count / 12 + 16)
    }

    /// Reads the one value of the text.
    mutating func read() throws(SourceError) {
        skipSpace()
        guard cursor < end else {
            throw SourceError(.empty, at: cursor, in: text, "Expected a JSON value, came nothing.")
        }
        try value()
        while writer.depth > 0 {
            if writer.frame.isObject { try member() } else { try element() }
        }
        skipSpace()
        if cursor < end { throw unexpected("the end of the text after the value") }
    }

    /// The next element of the innermost array, or its end.
    private mutating func element() throws(SourceError) {
        skipSpace()
        guard cursor < end else { throw unexpected(writer.frame.count > 0 ? "',' or ']'" : "a value or ']'") }
        if base[cursor] == UInt8(ascii: "]") {
            cursor &+= 1
            return writer.close()
        }
        if writer.frame.count > 0 {
            guard base[cursor] == UInt8(ascii: ",") else { throw unexpected("',' or ']'") }
            cursor &+= 1
            skipSpace()
        }
        try value()
    }

    /// The next member of the innermost object, or its end.
    private mutating func member() throws(SourceError) {
        skipSpace()
        guard cursor < end else { throw unexpected(writer.frame.count > 0 ? "',' or '}'" : "a key or '}'") }
        if base[cursor] == UInt8(ascii: "}") {
            cursor &+= 1
            return writer.close()
        }
        if writer.frame.count > 0 {
            guard base[cursor] == UInt8(ascii: ",") else { throw unexpected("',' or '}'") }
            cursor &+= 1
            skipSpace()
        }
        guard cursor < end, base[cursor] == UInt8(ascii: "\"") else { throw unexpected("a key in quotation marks") }
        try key()
        skipSpace()
        guard cursor < end, base[cursor] == UInt8(ascii: ":") else { throw unexpected("':' after the key") }
        cursor &+= 1
        skipSpace()
        try value()
    }

    private mutating func value() throws(SourceError) {
        guard cursor < end else { throw unexpected("a value") }
        values &+= 1
        if values > budget.nodes { throw tooManyNodes() }
        switch base[cursor] {
        case UInt8(ascii: "\""):
            cursor &+= 1
            let (start, length, flags) = try string()
            if length > budget.stringLength { throw tooLong(.stringTooLong, start, "A string", budget.stringLength) }
            writer.add(Record(.string, flags: flags, start: narrow(start), extent: narrow(length)))
        case UInt8(ascii: "{"): try open(.object)
        case UInt8(ascii: "["): try open(.array)
        case UInt8(ascii: "t"): try literal(.true, 0x6575_7274, length: 4)
        case UInt8(ascii: "n"): try literal(.null, 0x6C6C_756E, length: 4)
        case UInt8(ascii: "f"): try literal(.false, 0x6573_6C61, length: 5)
        case UInt8(ascii: "-"), 0x30...0x39: try number()
        default: throw unexpected("a value")
        }
    }

    private mutating func open(_ kind: Record.Kind) throws(SourceError) {
        guard writer.depth < budget.depth else {
            throw SourceError(.tooDeep, at: cursor, in: text, "Containers are nested more than \(budget.depth) deep.")
        }
        writer.open(kind, start: narrow(cursor))
        cursor &+= 1
    }

    /// `true`, `false` or `null`; `word` is the last four letters as a little-endian number.
    private mutating func literal(_ kind: Record.Kind, _ word: UInt32, length: Int) throws(SourceError) {
        guard cursor &+ length <= end else { throw unexpected("a value") }
        // Four bytes that the line above has found to be inside the text.
        let found = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: cursor &+ length &- 4, as: UInt32.self)
        guard UInt32(littleEndian: found) == word else { throw unexpected("true, false, null or another value") }
        writer.add(Record(kind, start: narrow(cursor), extent: narrow(length)))
        cursor &+= length
    }

    private mutating func skipSpace() {
        while cursor < end, [0x20, 0x0A, 0x0D, 0x09].contains(base[cursor]) { cursor &+= 1 }
    }

    /// An offset as the arena keeps it; a text is never longer than 2³² - 2 bytes.
    func narrow(_ offset: Int) -> UInt32 { UInt32(truncatingIfNeeded: offset) }
}
